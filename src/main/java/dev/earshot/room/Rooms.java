package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All rooms of one server. The first caption, partial or pause makes a room and gives it its passphrase; a page may watch
 * a room before that. Safe for use by several threads.
 */
final class Rooms implements AutoCloseable {
    /** What became of what was posted. */
    enum Verdict {
        ACCEPTED,
        WRONG_PASSPHRASE,
        NO_ROOM,
        NO_PLACE
    }

    private final Clock clock;
    private final RandomGenerator random;
    private final Usher usher;
    private final GapTimer gaps;
    private final Map<String, Room> rooms = new HashMap<>();
    private volatile RoomRules rules;
    private int claimed;
    private int viewers;
    private boolean closed;

    /** @param random for salts and event ids */
    Rooms(Clock clock, RandomGenerator random, RoomRules rules) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.usher = Usher.start(() -> everyRoom().forEach(Room::wakeViewers));
        this.gaps = GapTimer.start(clock, this::showDue);
    }

    /** Those in force. */
    RoomRules rules() {
        return rules;
    }

    /** Other rules from now on; what is there already may be more than they allow, and ends as it would have. */
    void become(RoomRules next) {
        rules = next;
    }

    Verdict send(PostedCaption caption) {
        return enter(claimed(caption.room(), caption.passphrase()), caption.passphrase(), room -> {
            room.say(caption);
            if (room.nextDue().isPresent()) {
                gaps.wake();
            }
        });
    }

    Verdict send(PostedPresence posted) {
        Room room;
        if (posted.presence().state() == Presence.State.PAUSED) {
            room = claimed(posted.room(), posted.passphrase());
        } else {
            // Else whoever tries a passphrase, or takes leave after a restart, would make the room with it.
            room = find(posted.room());
            if (room == null || !room.claimed()) {
                return Verdict.NO_ROOM;
            }
        }
        return enter(room, posted.passphrase(), it -> it.note(posted.presence()));
    }

    private static Verdict enter(@Nullable Room room, String passphrase, Consumer<Room> post) {
        if (room == null) {
            return Verdict.NO_PLACE;
        }
        if (!room.opensTo(passphrase)) {
            return Verdict.WRONG_PASSPHRASE;
        }
        post.accept(room);
        return Verdict.ACCEPTED;
    }

    private synchronized @Nullable Room claimed(String name, String passphrase) {
        Room room = rooms.get(name);
        if (room != null && room.claimed()) {
            return room;
        }
        if (claimed >= rules.rooms()) {
            return null;
        }
        claimed++;
        room = named(name);
        room.claim(new Passphrase(passphrase, random));
        return room;
    }

    /** The kept finals of a room, oldest first; none for a room that nobody has spoken in. */
    List<ShownCaption> finals(String name) {
        Room room = find(name);
        return room == null ? List.of() : room.finals();
    }

    /**
     * Lets a page watch a room.
     *
     * @param lastEventId the last event that the page saw, or null
     * @return the events that it missed; empty when there are too many viewers or the server is closing
     */
    synchronized Optional<List<String>> watch(String name, Viewer viewer, @Nullable String lastEventId) {
        if (closed || viewers >= rules.viewers()) {
            return Optional.empty();
        }
        viewers++;
        Optional<List<String>> missed = Optional.of(named(name).join(viewer, lastEventId));
        gaps.wake();
        return missed;
    }

    /** Undoes one {@link #watch} that succeeded. */
    synchronized void leave(String name, Viewer viewer) {
        viewers--;
        Room room = named(name);
        room.leave(viewer);
        if (!room.claimed() && room.viewers() == 0) {
            rooms.remove(name);
        }
    }

    /** Rooms with a passphrase. */
    synchronized int size() {
        return claimed;
    }

    synchronized int viewers() {
        return viewers;
    }

    /**
     * Shows what was held back long enough, in all rooms.
     *
     * @return when there will be more; empty when nothing is held back
     */
    Optional<Instant> showDue() {
        return everyRoom().stream().flatMap(room -> room.showDue().stream()).min(Instant::compareTo);
    }

    /** Drops all viewers, takes no more, and ends the threads that mind the gaps and the viewers. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        everyRoom().forEach(Room::dropViewers);
        gaps.close();
        usher.close();
    }

    private synchronized @Nullable Room find(String name) {
        return rooms.get(name);
    }

    private synchronized List<Room> everyRoom() {
        return List.copyOf(rooms.values());
    }

    private synchronized Room named(String name) {
        return rooms.computeIfAbsent(
                name, any -> new Room(clock, this::rules, Long.toHexString(random.nextLong()), usher::tell));
    }
}
