package dev.earshot.speech;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a position in the sound was spoken. Not for several threads.
 *
 * <p>A sample can be read late but never before it was spoken, so the stream's beginning is no later than any "read now,
 * less the position read": the earliest such moment is kept. When reading falls further behind than any buffer could
 * hold, sound was lost or the machine slept, and the beginning is found anew.
 */
final class SpeechClock {
    private static final Duration LONGEST_BUFFER = Duration.ofSeconds(2);

    private @Nullable Instant beginning;

    /** Notes that the sound up to {@code position} has been read by {@code now}. */
    void read(Duration position, Instant now) {
        Instant latest = now.minus(position);
        if (beginning == null || latest.isBefore(beginning) || latest.isAfter(beginning.plus(LONGEST_BUFFER))) {
            beginning = latest;
        }
    }

    /** When {@code position} was spoken; to be asked after the first {@link #read}. */
    Instant spokenAt(Duration position) {
        if (beginning == null) {
            throw new IllegalStateException("no sound was read yet");
        }
        return beginning.plus(position);
    }
}
