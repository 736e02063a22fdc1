package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rooms of one server. The first caption, partial or pause makes a room and gives it its passphrase; a page may watch
 * a room before that. Safe for use by several threads.
 */
final class Rooms implements AutoCloseable {
    private final Clock clock;
    private final RandomGenerator random;
    private final Door door;
    private final Usher usher;
    private final GapTimer gaps;
    private final Map<String, Room> rooms = new HashMap<>();
    private final Runnable changed;
    private volatile RoomRules rules;
    private int claimed;
    private int viewers;
    private boolean closed;

    /**
     * The rooms of a server that begins.
     *
     * @param random for salts, keys and event ids
     * @param iterations of the slow hashes of passphrases
     * @param kept those of an earlier run
     * @param changed is told, and must return at once, whenever {@link #kept} would answer something else
     */
    Rooms(Clock clock, RandomGenerator random, RoomRules rules, int iterations, List<KeptRoom> kept, Runnable changed) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.usher = Usher.start(() -> everyRoom().forEach(Room::wakeViewers), this::viewers);
        this.changed = changed;
        this.door = new Door(clock, random, iterations);
        kept.forEach(room -> rooms.put(room.name(), Room.of(room, clock, this::rules, usher::tell)));
        this.claimed = kept.size();
        this.gaps = GapTimer.start(clock, this::showDue);
    }

    /** Those in force. */
    RoomRules rules() {
        return rules;
    }

    /** Other rules from now on; what is there already may be more than they allow, and ends as it would have. */
    void become(RoomRules next) {
        rules = next;
        gaps.wake();
    }

    Verdict send(PostedCaption caption, Origin origin) {
        return enter(caption.room(), caption.passphrase(), origin, true, room -> {
            if (!room.admits(caption)) {
                return new Verdict.TryLater(
                        429,
                        Duration.ofSeconds(1),
                        "One sender may post " + rules.rate() + " captions a second here; send fewer");
            }
            room.say(caption);
            if (!caption.preview()) {
                changed.run();
            }
            if (room.nextDue().isPresent()) {
                gaps.wake();
            }
            return new Verdict.Accepted();
        });
    }

    Verdict send(PostedPresence posted, Origin origin) {
        // Else whoever tries a passphrase, or takes leave after a restart, would make the room with it.
        boolean makes = posted.presence().state() == Presence.State.PAUSED;
        return enter(posted.room(), posted.passphrase(), origin, makes, room -> {
            room.note(posted.presence());
            return new Verdict.Accepted();
        });
    }

    private Verdict enter(String name, String secret, Origin origin, boolean makes, Function<Room, Verdict> post) {
        Room room = makes ? claimed(name, secret, origin) : find(name);
        Optional<Passphrase> passphrase = room == null ? Optional.empty() : room.passphrase();
        if (room == null || passphrase.isEmpty()) {
            return makes ? new Verdict.NoPlace() : new Verdict.NoRoom();
        }
        Verdict verdict = door.judge(room.run(), passphrase.get(), secret, origin);
        if (!(verdict instanceof Verdict.Accepted)) {
            return verdict;
        }
        // It may have been forgotten while the passphrase was checked.
        return use(name, room) ? post.apply(room) : enter(name, secret, origin, makes, post);
    }

    private synchronized boolean use(String name, Room room) {
        room.touch();
        return rooms.get(name) == room;
    }

    private synchronized @Nullable Room claimed(String name, String secret, Origin origin) {
        Room room = rooms.get(name);
        if (room != null && room.claimed()) {
            return room;
        }
        if (claimed >= rules.rooms()) {
            forget();
        }
        if (claimed >= rules.rooms()) {
            return null;
        }
        claimed++;
        room = named(name);
        room.claim(door.make(room.run(), secret, origin));
        gaps.wake();
        return room;
    }

    /** What can wait until a sender has the answer: hashes the passphrases of new rooms. */
    void seal() {
        if (door.seal()) {
            changed.run();
        }
    }

    /** What outlives a restart. Takes long if a new room's passphrase is not hashed yet. */
    List<KeptRoom> kept() {
        door.sealAll();
        Map<String, Room> all;
        synchronized (this) {
            all = new TreeMap<>(rooms);
        }
        return all.entrySet().stream()
                .flatMap(room -> room.getValue().kept(room.getKey()).stream())
                .toList();
    }

    /** Shows at once what is held back, since nothing more will come. */
    void showHeld() {
        everyRoom().forEach(Room::showHeld);
    }

    /** Forgets the rooms that nobody has used for so long; answers when it may be time for the next. */
    private synchronized Optional<Instant> forget() {
        Instant now = clock.instant();
        Optional<Instant> next = Optional.empty();
        for (Map.Entry<String, Room> entry : List.copyOf(rooms.entrySet())) {
            Optional<Instant> from = entry.getValue().idleFrom();
            if (from.isPresent() && !now.isBefore(from.get())) {
                rooms.remove(entry.getKey());
                claimed -= entry.getValue().claimed() ? 1 : 0;
                changed.run();
            } else {
                next = earlier(next, from);
            }
        }
        return next;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
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
        Room room = rooms.get(name);
        if (room == null) {
            return;
        }
        room.leave(viewer);
        room.touch();
        if (!room.claimed() && room.viewers() == 0) {
            rooms.remove(name);
        }
        gaps.wake();
    }

    /** Rooms with a passphrase. */
    synchronized int size() {
        return claimed;
    }

    synchronized int viewers() {
        return viewers;
    }

    /**
     * Shows what was held back long enough, in all rooms, and forgets the rooms that nobody has used for too long.
     *
     * @return when there will be more to do; empty when that depends on what is posted and who watches
     */
    Optional<Instant> showDue() {
        boolean holding = everyRoom().stream().anyMatch(room -> room.nextDue().isPresent());
        Optional<Instant> due =
                everyRoom().stream().flatMap(room -> room.showDue().stream()).min(Instant::compareTo);
        if (holding) {
            changed.run();
        }
        return earlier(due, forget());
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
