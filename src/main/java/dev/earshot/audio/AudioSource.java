package dev.earshot.audio;

import java.io.IOException;
import java.time.Duration;

/**
 * Sound as it comes: mono, 16 bit, {@link #SAMPLE_RATE} samples a second. One thread reads; any thread may close.
 *
 * <p>Reading may be a native call that holds its carrier, so it belongs on a platform thread.
 */
public interface AudioSource extends AutoCloseable {
    /** Samples a second. */
    int SAMPLE_RATE = 16_000;

    /** A whole number, so that days of sound are no more than nanoseconds can count. */
    long NANOS_A_SAMPLE = 1_000_000_000L / SAMPLE_RATE;

    /** How long so many samples last. */
    static Duration length(long samples) {
        return Duration.ofNanos(samples * NANOS_A_SAMPLE);
    }

    /**
     * Waits for at least one sample.
     *
     * @param buffer filled from its start; not empty
     * @return how many samples were put there, or -1 at the end
     * @throws IOException when no more can be read; its message is one sentence for the user
     */
    int read(short[] buffer) throws IOException;

    /** Ends the sound: a read that waits ends soon, with -1 or an exception. Closing twice does nothing more. */
    @Override
    void close() throws IOException;
}
