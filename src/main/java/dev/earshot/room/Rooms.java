package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import dev.earshot.http.Origin;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rooms of one server, as those who speak and watch come to them. The first caption, partial or pause makes a room and
 * gives it its passphrase; a page may watch a room before that. Safe for use by several threads.
 */
final class Rooms implements AutoCloseable {
    private final Door door;
    private final Register register;
    private final Usher usher;
    private final GapTimer gaps;
    private final Runnable changed;
    private volatile RoomRules rules;

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
        this.changed = changed;
        this.door = new Door(clock, random, iterations);
        this.register = new Register(clock, random, this::rules, this::tellViewers, changed, kept);
        this.usher = Usher.start(this::tellViewers, this::viewers);
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
        Room room = makes ? claimed(name, secret, origin) : register.find(name);
        Optional<Passphrase> passphrase = room == null ? Optional.empty() : room.passphrase();
        if (room == null || passphrase.isEmpty()) {
            return makes ? new Verdict.NoPlace() : new Verdict.NoRoom();
        }
        Verdict verdict = door.judge(room.run(), passphrase.get(), secret, origin);
        if (!(verdict instanceof Verdict.Accepted)) {
            return verdict;
        }
        // It may have been forgotten while the passphrase was checked.
        return register.use(name, room) ? post.apply(room) : enter(name, secret, origin, makes, post);
    }

    private @Nullable Room claimed(String name, String secret, Origin origin) {
        return register.claimed(name, room -> {
            gaps.wake();
            Passphrase made = door.make(room.run(), secret, origin);
            door.sealSoon(changed);
            return made;
        });
    }

    /** What outlives a restart. Takes long if a new room's passphrase is not hashed yet. */
    List<KeptRoom> kept() {
        door.sealAll();
        return register.byName().entrySet().stream()
                .flatMap(room -> room.getValue().kept(room.getKey()).stream())
                .toList();
    }

    /** Shows at once what is held back, since nothing more will come. */
    void showHeld() {
        register.all().forEach(Room::showHeld);
    }

    /** The kept finals of a room, oldest first; none for a room that nobody has spoken in. */
    List<ShownCaption> finals(String name) {
        Room room = register.find(name);
        return room == null ? List.of() : room.finals();
    }

    /** As {@link Register#watch}. */
    boolean watch(String name, Viewer viewer, @Nullable String lastEventId) {
        boolean watching = register.watch(name, viewer, lastEventId);
        gaps.wake();
        return watching;
    }

    /** Undoes one {@link #watch} that succeeded. */
    void leave(String name, Viewer viewer) {
        register.leave(name, viewer);
        gaps.wake();
    }

    /** Rooms with a passphrase. */
    int size() {
        return register.size();
    }

    int viewers() {
        return register.viewers();
    }

    /**
     * Shows what was held back long enough, in all rooms, and forgets the rooms that nobody has used for too long.
     *
     * @return when there will be more to do; empty when that depends on what is posted and who watches
     */
    Optional<Instant> showDue() {
        boolean holding =
                register.all().stream().anyMatch(room -> room.nextDue().isPresent());
        Optional<Instant> due =
                register.all().stream().flatMap(room -> room.showDue().stream()).min(Instant::compareTo);
        if (holding) {
            changed.run();
        }
        return Stream.concat(due.stream(), register.forget().stream()).min(Instant::compareTo);
    }

    /** There is something for a viewer to catch up with. */
    void tellViewers() {
        usher.tell();
    }

    private boolean tellViewers(ByteBuffer buffer) {
        boolean behind = false;
        for (Room room : register.all()) {
            behind |= room.tellViewers(buffer);
        }
        return behind;
    }

    /** Ends the threads that mind the gaps, the viewers and the passphrases; nobody may come in any more. */
    @Override
    public void close() {
        gaps.close();
        usher.close();
        door.close();
    }
}
