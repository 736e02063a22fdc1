package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One room: its last captions, who has paused, and the pages that watch it. Safe for use by several threads; never waits for a page.
 *
 * <p>Sessions beyond {@link #SESSIONS} make the one that was silent longest be forgotten: what it sends again after that
 * is shown again.
 */
final class Room {
    /** Sessions whose order is remembered. */
    static final int SESSIONS = 64;

    /** After how long without an event a comment is sent, so that nothing on the way takes a viewer's line for dead. */
    static final Duration QUIET = Duration.ofSeconds(15);

    /** What a viewer is told first who was away for longer than the room keeps captions. */
    private static final String GAP = "event: gap\ndata: {}\n\n";

    private static final String STILL_HERE = ": still here\n\n";

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Clock clock;
    private final Supplier<RoomRules> rules;
    private final String run;
    private final Runnable news;
    private final Deque<ShownCaption> finals = new ArrayDeque<>();
    private final Map<String, SpeakerOrder<PostedCaption>> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Pauses pauses = new Pauses();
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final SenderRates rates = new SenderRates();
    private @Nullable Passphrase passphrase;
    private Instant lastUsed;
    private Told last = Told.nothing();
    private Told woken = last;
    private Instant lastToldAt = Instant.EPOCH;
    private long shown;

    /**
     * @param run tells this room's event ids from those of a room of the same name that another run of the server had
     * @param news told when {@link #wakeViewers} has something to do; it must not wait
     */
    Room(Clock clock, Supplier<RoomRules> rules, String run, Runnable news) {
        this.clock = clock;
        this.rules = rules;
        this.run = run;
        this.news = news;
        this.lastUsed = clock.instant();
    }

    /** A room of an earlier run of the server. */
    static Room of(KeptRoom kept, Clock clock, Supplier<RoomRules> rules, Runnable news) {
        Room room = new Room(clock, rules, kept.run(), news);
        synchronized (room) {
            room.passphrase = Passphrase.kept(kept.passphrase());
            room.shown = kept.shown();
            room.lastUsed = kept.lastUsed();
            kept.finals().forEach(caption -> room.finals.addLast(caption));
            kept.sessions().forEach((name, place) -> room.sessions.put(name, new SpeakerOrder<>(place)));
        }
        return room;
    }

    /** What outlives a restart; empty while the room has no passphrase that may be kept. */
    synchronized Optional<KeptRoom> kept(String name) {
        SequencedMap<String, SpeakerOrder.Place> places = new LinkedHashMap<>();
        sessions.forEach((session, order) -> places.put(session, order.place()));
        return passphrase()
                .flatMap(Passphrase::slow)
                .map(slow -> new KeptRoom(name, slow, run, shown, lastUsed, List.copyOf(finals), places));
    }

    /** Shows at once what is held back, since nothing more will come. */
    synchronized void showHeld() {
        Instant now = clock.instant();
        for (SpeakerOrder<PostedCaption> order : sessions.values()) {
            order.finish().forEach(caption -> show(caption, now));
        }
    }

    /** What tells it from other rooms, also of the same name. */
    String run() {
        return run;
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
        if (!viewers.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
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
        String session = caption.session();
        pauses.spoke(caption.speaker().name(), session, now).forEach(this::tell);
        Long sequence = caption.sequence();
        if (session != null && sequence != null) {
            sayInOrder(caption, session(session, now), sequence, now);
        } else if (caption.preview()) {
            tell(ShownCaption.partialEvent(caption));
        } else {
            show(caption, now);
        }
    }

    /** A speaker pauses, speaks again or leaves. */
    synchronized void note(Presence presence) {
        pauses.tell(presence, clock.instant()).forEach(this::tell);
    }

    private void sayInOrder(PostedCaption caption, SpeakerOrder<PostedCaption> order, long sequence, Instant now) {
        if (!caption.preview()) {
            Long settledThrough = caption.settledThrough();
            order.offer(sequence, settledThrough == null ? 0 : settledThrough, caption, now)
                    .forEach(next -> show(next, now));
        } else if (order.admitsPartial(sequence, caption.endedAt())) {
            tell(ShownCaption.partialEvent(caption));
        }
    }

    /**
     * Shows what was held back long enough, and tells the viewers that the line stands after {@link #QUIET}.
     *
     * @return when there will be more to do; empty when nothing is held back and nobody watches
     */
    synchronized Optional<Instant> showDue() {
        Instant now = clock.instant();
        for (SpeakerOrder<PostedCaption> order : sessions.values()) {
            order.due(now).forEach(caption -> show(caption, now));
        }
        if (viewers.isEmpty()) {
            return nextDue();
        }
        if (!now.isBefore(lastToldAt.plus(QUIET))) {
            tell(STILL_HERE);
        }
        Instant quiet = lastToldAt.plus(QUIET);
        return Optional.of(nextDue().filter(quiet::isAfter).orElse(quiet));
    }

    /** When {@link #showDue} will next have something to show; empty when nothing is held back. */
    synchronized Optional<Instant> nextDue() {
        return sessions.values().stream()
                .flatMap(order -> order.nextDue().stream())
                .min(Instant::compareTo);
    }

    /** The finals that are kept, oldest first. */
    synchronized List<ShownCaption> finals() {
        return List.copyOf(finals);
    }

    /**
     * Adds a viewer, who from now on is told everything.
     *
     * @param lastEventId the last event that the viewer saw, or null
     * @return the kept events that came before, without those up to {@code lastEventId}, and who has paused
     */
    synchronized List<String> join(Viewer viewer, @Nullable String lastEventId) {
        Instant now = clock.instant();
        List<String> missed = new ArrayList<>();
        boolean gap = lastEventId != null && lastEventId.startsWith(run + "-");
        for (ShownCaption caption : finals) {
            missed.add(caption.event(now));
            if (caption.eventId().equals(lastEventId)) {
                missed.clear();
                gap = false;
            }
        }
        if (gap) {
            missed.addFirst(GAP);
        }
        missed.addAll(pauses.standing(now));
        if (viewers.isEmpty()) {
            lastToldAt = now;
        }
        viewer.startAfter(last);
        viewers.add(viewer);
        return missed;
    }

    synchronized void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    synchronized int viewers() {
        return viewers.size();
    }

    synchronized void dropViewers() {
        viewers.forEach(Viewer::drop);
    }

    private SpeakerOrder<PostedCaption> session(String name, Instant now) {
        SpeakerOrder<PostedCaption> order = sessions.computeIfAbsent(name, any -> new SpeakerOrder<>());
        if (sessions.size() > SESSIONS) {
            String silent = sessions.keySet().iterator().next();
            SpeakerOrder<PostedCaption> forgotten = sessions.remove(silent);
            if (forgotten != null) {
                forgotten.finish().forEach(caption -> show(caption, now));
            }
        }
        return order;
    }

    private void show(PostedCaption caption, Instant now) {
        shown++;
        ShownCaption next = new ShownCaption(run + "-" + shown, kept(caption, now), now);
        finals.addLast(next);
        while (finals.size() > rules.get().captions()) {
            finals.removeFirst();
        }
        tell(next.event(now));
    }

    private void tell(String event) {
        lastToldAt = clock.instant();
        last = last.followedBy(event);
        news.run();
    }

    /** Has the viewers write what was told since; those who don't keep up are dropped. */
    synchronized void wakeViewers() {
        if (last == woken) {
            return;
        }
        woken = last;
        viewers.removeIf(viewer -> {
            boolean tooSlow = !viewer.wake(last);
            if (tooSlow) {
                viewer.drop();
            }
            return tooSlow;
        });
    }

    /** As it is kept: with a time of day, and without the passphrase, of which a hash only is kept. */
    private PostedCaption kept(PostedCaption caption, Instant now) {
        String timestamp = caption.timestamp();
        return new PostedCaption(
                caption.room(),
                "",
                caption.speaker(),
                caption.text(),
                timestamp == null ? TIME_OF_DAY.format(now.atZone(clock.getZone())) : timestamp,
                caption.preview(),
                caption.stable(),
                caption.session(),
                caption.sequence(),
                caption.settledThrough(),
                caption.startedAt(),
                caption.endedAt());
    }
}
