package dev.earshot.room;

import dev.earshot.caption.Caption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts one session's captions in the order of their numbers and lets each through once. Pure: no threads, no clock, and
 * time that is handed in. Not safe for use by several threads at once.
 *
 * <p>The first number of a session is 1. A caption that comes before its predecessor is held back until that comes too,
 * but never longer than {@link #PATIENCE}; then it is shown and the gap before it is skipped. What fills a skipped gap
 * later still is shown when it comes: late and out of place is better than lost. A sender that
 * says that nothing before it is still under way is not made to wait: neither for captions that it gave up on, nor, when
 * the server has just started, for those of the time before.
 *
 * @param <C> a caption
 */
final class SpeakerOrder<C> {
    /** How long a caption is held back at most. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    /** More captions than this are not held back: the first gap is skipped at once. */
    static final int HELD_AT_MOST = Caption.LONGEST_LEAD;

    /** Skipped numbers that are remembered; what fills an older gap counts as a repeat. */
    static final int SKIPPED_AT_MOST = 1024;

    private record Held<C>(C caption, Instant since) {
        /** A clock that was set back ends the wait, which would else last as long as the clock was moved by. */
        boolean due(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(PATIENCE));
        }
    }

    /**
     * How far a session has come, to go on from there after a restart.
     *
     * @param next the lowest number that was neither shown nor skipped, from 1
     * @param skipped lower numbers that may still come, {@link #SKIPPED_AT_MOST} at most
     */
    record Place(long next, List<Long> skipped) {
        Place {
            if (next < 1 || skipped.size() > SKIPPED_AT_MOST) {
                throw new IllegalArgumentException("no place in a session");
            }
            skipped = List.copyOf(skipped);
        }
    }

    private final TreeMap<Long, Held<C>> held = new TreeMap<>();
    private final TreeSet<Long> skipped = new TreeSet<>();
    private long next = 1;
    private long partial;
    private @Nullable Instant partialHeard;

    /** A session from its beginning. */
    SpeakerOrder() {}

    /** A session from where it was. */
    SpeakerOrder(Place place) {
        next = place.next();
        skipped.addAll(place.skipped());
    }

    /** How far it has come, without what is held back. */
    Place place() {
        return new Place(next, List.copyOf(skipped));
    }

    /**
     * Takes a final caption.
     *
     * @param sequence from 1
     * @param settledThrough the sender's word that nothing up to this number is still under way; 0 if it gives none
     * @return what is to be shown now, in this order; empty for a repeat
     */
    List<C> offer(long sequence, long settledThrough, C caption, Instant now) {
        List<C> shown = new ArrayList<>(settle(settledThrough));
        shown.addAll(offer(sequence, caption, now));
        return shown;
    }

    private List<C> settle(long settledThrough) {
        List<C> shown = release(settledThrough);
        if (settledThrough >= next) {
            skip(next, settledThrough + 1);
            next = settledThrough + 1;
        }
        return shown;
    }

    private List<C> offer(long sequence, C caption, Instant now) {
        if (sequence < next) {
            return skipped.remove(sequence) ? List.of(caption) : List.of();
        }
        held.putIfAbsent(sequence, new Held<>(caption, now));
        return due(now);
    }

    /** What is to be shown now because nothing before it is missing or because it was held back long enough. */
    List<C> due(Instant now) {
        long upTo = held.size() > HELD_AT_MOST ? held.firstKey() : 0;
        for (Map.Entry<Long, Held<C>> entry : held.entrySet()) {
            if (entry.getValue().due(now)) {
                upTo = Math.max(upTo, entry.getKey());
            }
        }
        return release(upTo);
    }

    /** Ends the session: everything that is still held back, in order. */
    List<C> finish() {
        return release(Long.MAX_VALUE);
    }

    /** When {@link #due} will next have something to show; empty when nothing is held back. */
    Optional<Instant> nextDue() {
        return held.values().stream().map(Held::since).min(Instant::compareTo).map(since -> since.plus(PATIENCE));
    }

    /**
     * Whether a partial may be shown: not when its final has arrived, nor after a newer partial.
     *
     * @param sequence the number that its final will carry
     * @param heardUntil the end of the speech that it rests on, where the sender says so
     */
    boolean admitsPartial(long sequence, @Nullable Instant heardUntil) {
        if (sequence < next || held.containsKey(sequence) || sequence < partial) {
            return false;
        }
        boolean sameSentence = sequence == partial;
        if (sameSentence && heardUntil != null && partialHeard != null && heardUntil.isBefore(partialHeard)) {
            return false;
        }
        partial = sequence;
        partialHeard = heardUntil;
        return true;
    }

    private List<C> release(long upTo) {
        List<C> shown = new ArrayList<>();
        while (!held.isEmpty() && (held.firstKey() == next || held.firstKey() <= upTo)) {
            Map.Entry<Long, Held<C>> first = held.pollFirstEntry();
            skip(next, first.getKey());
            next = first.getKey() + 1;
            shown.add(first.getValue().caption());
        }
        return shown;
    }

    private void skip(long from, long to) {
        for (long number = Math.max(from, to - SKIPPED_AT_MOST); number < to; number++) {
            skipped.add(number);
        }
        while (skipped.size() > SKIPPED_AT_MOST) {
            skipped.pollFirst();
        }
    }
}
