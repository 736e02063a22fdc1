package dev.earshot.room;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms there are, and how many watch: a room is there from its first sender, who gives it its passphrase, until
 * nobody has used it for long, or for as long as a page watches. Safe for use by several threads; takes a room's lock under
 * its own, so no room may call it.
 */
final class Register {
    private final Clock clock;
    private final RandomGenerator random;
    private final Supplier<RoomRules> rules;
    private final Runnable news;
    private final Runnable changed;
    private final Map<String, Room> rooms = new HashMap<>();
    private int claimed;
    private int viewers;

    /**
     * That of a server that begins.
     *
     * @param random for event ids
     * @param news told when some room has something for its viewers; it must not wait
     * @param changed told when a room was forgotten; it must not wait
     * @param kept the rooms of an earlier run
     */
    Register(
            Clock clock,
            RandomGenerator random,
            Supplier<RoomRules> rules,
            Runnable news,
            Runnable changed,
            List<KeptRoom> kept) {
        this.clock = clock;
        this.random = random;
        this.rules = rules;
        this.news = news;
        this.changed = changed;
        kept.forEach(room -> rooms.put(room.name(), Room.of(room, fresh(), clock, rules, news)));
        this.claimed = rooms.size();
    }

    synchronized @Nullable Room find(String name) {
        return rooms.get(name);
    }

    /** Somebody uses {@code room} now; false if it was forgotten meanwhile. */
    synchronized boolean use(String name, Room room) {
        room.touch();
        return rooms.get(name) == room;
    }

    /** The room with a passphrase; one that has none is given what {@code make} says. Null if there is no place for it. */
    synchronized @Nullable Room claimed(String name, Function<Room, Passphrase> make) {
        Room room = rooms.get(name);
        if (room != null && room.claimed()) {
            return room;
        }
        if (claimed >= rules.get().rooms()) {
            forget();
        }
        if (claimed >= rules.get().rooms()) {
            return null;
        }
        claimed++;
        room = named(name);
        room.claim(make.apply(room));
        return room;
    }

    /** Forgets the rooms that nobody has used for so long; answers when it may be time for the next. */
    synchronized Optional<Instant> forget() {
        Instant now = clock.instant();
        Optional<Instant> next = Optional.empty();
        for (Map.Entry<String, Room> entry : List.copyOf(rooms.entrySet())) {
            Optional<Instant> from = entry.getValue().idleFrom();
            if (from.isPresent() && !now.isBefore(from.get())) {
                rooms.remove(entry.getKey());
                claimed -= entry.getValue().claimed() ? 1 : 0;
                changed.run();
            } else {
                next = Stream.concat(next.stream(), from.stream()).min(Instant::compareTo);
            }
        }
        return next;
    }

    /**
     * Lets a page watch a room.
     *
     * @param lastEventId the last event that the page saw, or null
     * @return false when there are too many viewers
     */
    synchronized boolean watch(String name, Viewer viewer, @Nullable String lastEventId) {
        if (viewers >= rules.get().viewers()) {
            return false;
        }
        viewers++;
        named(name).join(viewer, lastEventId);
        return true;
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
    }

    /** Rooms with a passphrase. */
    synchronized int size() {
        return claimed;
    }

    synchronized int viewers() {
        return viewers;
    }

    synchronized List<Room> all() {
        return List.copyOf(rooms.values());
    }

    synchronized SequencedMap<String, Room> byName() {
        return new TreeMap<>(rooms);
    }

    private Room named(String name) {
        return rooms.computeIfAbsent(name, any -> new Room(clock, rules, fresh(), news));
    }

    /** What no room has been called by. */
    private String fresh() {
        return Long.toHexString(random.nextLong());
    }
}
