/**
 * The hall: the room server inside Earshot. Speakers post captions, a room puts them in order, display pages show them.
 *
 * <p>May use {@code caption}, {@code http} and {@code thread}, and nothing else of Earshot: whoever starts it says where it
 * listens, what time it is and which version it is. A display page that stays open for a day costs a socket and no thread.
 * A write to a page costs far more than what is in it: so each event is encoded once ({@link dev.earshot.room.Told}), and
 * one thread ({@link dev.earshot.room.Usher}) writes to all pages, at most every 50 ms, what waits for them. It waits for
 * none: a page takes what its computer has room for.
 *
 * <p>Way of a caption: {@link dev.earshot.room.PostHandler} reads and judges it, {@link dev.earshot.room.Rooms} finds its
 * room in the {@link dev.earshot.room.Register}, {@link dev.earshot.room.Sessions} with a {@link dev.earshot.room.SpeakerOrder}
 * each say when it may be shown, the {@link dev.earshot.room.Room}'s {@link dev.earshot.room.Transcript} keeps it and its
 * {@link dev.earshot.room.Audience} tells it to each {@link dev.earshot.room.Viewer}. That a speaker pauses ({@code POST /api/presence}, Earshot's own addition to the
 * field's protocol) goes the same way, to {@link dev.earshot.room.Pauses}.
 *
 * <p>{@link dev.earshot.room.Porter} keeps web pages of others out, {@link dev.earshot.room.Routes} leads to what is in the
 * table and nowhere else.
 *
 * <p>What anybody may ask of it is bounded by {@link dev.earshot.room.RoomRules}, which may change while it runs.
 * {@link dev.earshot.room.Door} says who may speak: of a passphrase a slow hash is kept, and whoever was right once in this
 * run is known again at no cost; whoever guesses waits. {@link dev.earshot.room.SenderRates} bounds what one sender posts,
 * {@link dev.earshot.room.ViewKey} who may watch. A room that nobody uses is forgotten. Where a state file is named,
 * {@link dev.earshot.room.Keeper} writes the rooms to it on a thread of its own, and the next run goes on from there.
 */
@NullMarked
package dev.earshot.room;

import org.jspecify.annotations.NullMarked;
