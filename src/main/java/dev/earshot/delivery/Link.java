package dev.earshot.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the way to the server. After a few failures in a row it is offline: then one request at a time finds
 * out, with backoff, whether the server is back. Pure.
 *
 * @param failures in a row
 * @param closedUntil no request before this
 * @param reason why the last one failed, in a user's words; blank while all is well
 * @param answered the last one was answered, be it by a refusal: the server is there
 * @param refusal why the last caption was refused, in a user's words; blank if one was accepted since
 */
record Link(int failures, Instant closedUntil, String reason, boolean answered, String refusal) {
    static final Link FINE = reached("");

    /** One more than this many requests may be a bad moment; this many in a row are a dead server. */
    private static final int DEAD = 3;

    /** Short enough that a server is found soon after its return, and a moment's trouble leaves no gap in a room. */
    private static final Backoff PROBE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    /** The link after a request was accepted, or refused for this reason. */
    static Link reached(String refusal) {
        return new Link(0, Instant.MIN, "", true, refusal);
    }

    /**
     * The link after somebody found the server there: if it was offline, the next caption decides anew. That the server asked
     * to be left alone still holds.
     */
    Link found() {
        return offline() ? new Link(0, closedUntil, "", true, refusal) : this;
    }

    boolean offline() {
        return failures >= DEAD;
    }

    /**
     * The link after a request failed.
     *
     * @param random from 0 to below 1
     */
    Link failed(Outcome.TryLater why, Instant now, double random) {
        int inARow = failures + 1;
        Duration pause = inARow >= DEAD ? PROBE.delay(inARow - DEAD + 1, random) : Duration.ZERO;
        Duration asked = why.retryAfter().orElse(Duration.ZERO);
        Instant until = now.plus(asked.compareTo(pause) > 0 ? asked : pause);
        return new Link(
                inARow, until.isAfter(closedUntil) ? until : closedUntil, why.reason(), why.answered(), refusal);
    }
}
