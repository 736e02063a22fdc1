package dev.earshot.caption;

import java.time.Duration;
import java.time.Instant;

/**
 * One sentence of one speaker on its way to the room.
 *
 * @param session names one run of one sender; never blank
 * @param sequence 1 for the session's first sentence, then one more for each; a partial carries the number that its
 *     final will carry, and a retry changes nothing
 * @param stage whether the text may still change
 * @param speaker who spoke
 * @param text never blank
 * @param startedAt when its first word began
 * @param endedAt when its last word ended; not before {@code startedAt}
 * @param stable how many characters at the beginning of a partial's text are as good as final; 0 for a final
 */
public record Caption(
        String session,
        long sequence,
        Stage stage,
        Speaker speaker,
        String text,
        Instant startedAt,
        Instant endedAt,
        int stable) {

    /** One of which nothing is said to be stable. */
    public Caption(
            String session,
            long sequence,
            Stage stage,
            Speaker speaker,
            String text,
            Instant startedAt,
            Instant endedAt) {
        this(session, sequence, stage, speaker, text, startedAt, endedAt, 0);
    }

    /**
     * How many sentences a sender may be ahead of its oldest one that is still under way. A room that keeps the order holds
     * so many back, and no more.
     */
    public static final int LONGEST_LEAD = 256;

    /** Whether a caption's text may still change. */
    public enum Stage {
        PARTIAL,
        FINAL
    }

    /** The same for every attempt to send this sentence, and for no other sentence. */
    public String id() {
        return session + "-" + sequence;
    }

    /** How long before {@code now} its last word ended; negative for a clock that was set back. */
    public Duration age(Instant now) {
        return Duration.between(endedAt, now);
    }
}
