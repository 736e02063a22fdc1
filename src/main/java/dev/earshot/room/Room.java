package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.Presence;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One room: its last captions, who has paused, and the pages that watch it. Safe for use by several threads, of which one
 * at a time is inside; never waits for a page.
 */
final class Room {
    private final Clock clock;
    private final Supplier<RoomRules> rules;
    private final Transcript transcript;
    private final Audience audience;
    private final Sessions sessions = new Sessions();
    private final Pauses pauses = new Pauses();
    private final SenderRates rates = new SenderRates();
    private @Nullable Passphrase passphrase;
    private Instant lastUsed;

    private Room(Clock clock, Supplier<RoomRules> rules, Transcript transcript, Runnable news) {
        this.clock = clock;
        this.rules = rules;
        this.transcript = transcript;
        this.audience = new Audience(news);
        this.lastUsed = clock.instant();
    }

    /**
     * @param run tells this room's event ids from those of a room of the same name that another run of the server had
     * @param news told when {@link #tellViewers} has something to do; it must not wait
     */
    Room(Clock clock, Supplier<RoomRules> rules, String run, Runnable news) {
        this(clock, rules, new Transcript(run), news);
    }

    /**
     * A room of an earlier run of the server.
     *
     * @param life as {@link Transcript#of} has it
     */
    static Room of(KeptRoom kept, String life, Clock clock, Supplier<RoomRules> rules, Runnable news) {
        Room room = new Room(clock, rules, Transcript.of(kept, life), news);
        synchronized (room) {
            room.passphrase = Passphrase.kept(kept.passphrase());
            room.lastUsed = kept.lastUsed();
            room.sessions.restore(kept.sessions());
        }
        return room;
    }

    /** What outlives a restart; empty while the room has no passphrase that may be kept. */
    synchronized Optional<KeptRoom> kept(String name) {
        return passphrase()
                .flatMap(Passphrase::slow)
                .map(slow -> new KeptRoom(
                        name,
                        slow,
                        transcript.run(),
                        transcript.shown(),
                        lastUsed,
                        transcript.finals(),
                        sessions.places()));
    }

    /** Shows at once what is held back, since nothing more will come. */
    synchronized void showHeld() {
        show(sessions.finish(), clock.instant());
    }

    /** What tells it from other rooms, also of the same name. */
    String run() {
        return transcript.run();
    }

    /** Whether a sender has given the room its passphrase; until then it is only watched. */
    synchronized boolean claimed() {
        return passphrase != null;
    }

    synchronized void claim(Passphrase secret) {
        passphrase = secret;
    }

    /** Empty until a sender has given it. */
    synchronized Optional<Passphrase> passphrase() {
        return Optional.ofNullable(passphrase);
    }

    /** Somebody speaks, pauses, or goes away from its page. */
    synchronized void touch() {
        lastUsed = clock.instant();
    }

    /** When it may be forgotten, if nothing happens before; empty while somebody watches. */
    synchronized Optional<Instant> idleFrom() {
        if (audience.viewers().size() > 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(lastUsed)) {
            // A clock that was set back, in this run or since the one before, would else keep it for as long as that.
            lastUsed = now;
        }
        boolean paused = !pauses.standing(now).isEmpty();
        return Optional.of((paused ? now : lastUsed).plus(rules.get().forgetAfter()));
    }

    /** Counts what a sender posts; false if it is too much. */
    synchronized boolean admits(PostedCaption caption) {
        return rates.admits(
                caption.session(), caption.speaker().name(), rules.get().rate(), clock.instant());
    }

    /** Shows a caption, or holds it back, or drops a repeat. */
    synchronized void say(PostedCaption caption) {
        Instant now = clock.instant();
        tell(pauses.spoke(caption.speaker().name(), caption.session(), now), now);
        show(sessions.take(caption, now), now);
    }

    /** A speaker pauses, speaks again or leaves. */
    synchronized void note(Presence presence) {
        Instant now = clock.instant();
        tell(pauses.tell(presence, now), now);
    }

    /**
     * Shows what was held back long enough, and tells the viewers that the line stands after {@link Audience#QUIET}.
     *
     * @return when there will be more to do; empty when nothing is held back and nobody watches
     */
    synchronized Optional<Instant> showDue() {
        Instant now = clock.instant();
        show(sessions.due(now), now);
        return Stream.concat(audience.reassure(now).stream(), sessions.nextDue().stream())
                .min(Instant::compareTo);
    }

    /** When {@link #showDue} will next have something to show; empty when nothing is held back. */
    synchronized Optional<Instant> nextDue() {
        return sessions.nextDue();
    }

    /** The finals that are kept, oldest first. */
    synchronized List<ShownCaption> finals() {
        return transcript.finals();
    }

    /**
     * Adds a viewer, who is told the kept finals after {@code lastEventId}, who has paused, and from now on everything.
     *
     * @param lastEventId the last event that the viewer saw, or null
     */
    synchronized void join(Viewer viewer, @Nullable String lastEventId) {
        Instant now = clock.instant();
        audience.join(viewer, new Backlog(transcript.after(lastEventId), pauses.standing(now), now), now);
    }

    synchronized void leave(Viewer viewer) {
        audience.leave(viewer);
    }

    synchronized int viewers() {
        return audience.viewers().size();
    }

    /**
     * Writes to the viewers what was told since; those who don't keep up are dropped. Holds nobody else up. By one thread at a
     * time.
     *
     * @param buffer lent for the time of the call
     * @return whether some page could not take all of it yet
     */
    boolean tellViewers(ByteBuffer buffer) {
        Told last;
        synchronized (this) {
            last = audience.last();
        }
        long now = System.nanoTime();
        boolean behind = false;
        for (Viewer viewer : audience.viewers()) {
            behind |= viewer.catchUp(last, buffer, now);
        }
        return behind;
    }

    private void show(List<PostedCaption> captions, Instant now) {
        for (PostedCaption caption : captions) {
            String event = caption.preview()
                    ? ShownCaption.partialEvent(caption)
                    : transcript
                            .add(caption, rules.get().captions(), now, clock.getZone())
                            .event(now);
            audience.tell(event, now);
        }
    }

    private void tell(List<String> events, Instant now) {
        events.forEach(event -> audience.tell(event, now));
    }
}
