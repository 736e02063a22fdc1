package dev.earshot.room;

import dev.earshot.http.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Who guessed wrong of late, and how long they must wait before they guess again. Pure: no threads, and time that is
 * handed in. Not safe for use by several threads.
 *
 * <p>What counts are different guesses: a speaker who posts one wrong passphrase all evening has guessed once, is told so
 * each time, and gets in at once with the right one. To be right about a room forgives what was wrong about that room
 * only, else whoever has a room could guess at another's without end.
 */
final class WrongPassphrases {
    /** Guesses that cost nothing. */
    static final int FREE = 5;

    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** How long a guess is remembered. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** More origins than this make the one be forgotten that was wrong longest ago. */
    static final int ORIGINS = 1024;

    /** Guesses of one origin that are remembered: enough for the longest wait. */
    private static final int GUESSES = 12;

    private record Guess(String room, QuickDigest digest, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED));
        }
    }

    private final SequencedMap<Origin, List<Guess>> guesses = new LinkedHashMap<>();

    /** Whether just this was wrong just now; to say so again helps no guesser. */
    boolean isRepeat(Origin origin, QuickDigest attempt, Instant now) {
        return fresh(origin, now).stream().anyMatch(guess -> guess.digest().equals(attempt));
    }

    /** How long this origin has to wait before it may guess; empty if it may. */
    Optional<Duration> pause(Origin origin, Instant now) {
        List<Guess> fresh = fresh(origin, now);
        if (fresh.size() <= FREE) {
            return Optional.empty();
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << (fresh.size() - FREE - 1));
        Instant until = fresh.getLast().at().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
    }

    /** A guess was wrong. */
    void add(Origin origin, String room, QuickDigest attempt, Instant now) {
        List<Guess> fresh = fresh(origin, now);
        fresh.add(new Guess(room, attempt, now));
        if (fresh.size() > GUESSES) {
            fresh.removeFirst();
        }
        guesses.putLast(origin, fresh);
        if (guesses.size() > ORIGINS) {
            guesses.pollFirstEntry();
        }
    }

    /** One there was right about {@code room}. */
    void forgive(Origin origin, String room) {
        List<Guess> left = guesses.get(origin);
        if (left != null && left.removeIf(guess -> guess.room().equals(room)) && left.isEmpty()) {
            guesses.remove(origin);
        }
    }

    private List<Guess> fresh(Origin origin, Instant now) {
        List<Guess> all = guesses.getOrDefault(origin, List.of());
        return new ArrayList<>(all.stream().filter(guess -> guess.isFresh(now)).toList());
    }
}
