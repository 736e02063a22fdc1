package dev.earshot.audio;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A source whose samples come no sooner than a microphone would bring them: a read returns once its last sample was
 * spoken, counted from the first read. A reader that fell behind catches up without waiting.
 */
public final class PacedSource implements AudioSource {
    /** Waits for real. */
    public static final Sleeper REAL = (time, wakeUp) -> wakeUp.await(time.toNanos(), TimeUnit.NANOSECONDS);

    private final AudioSource source;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Instant due;

    /** Where waiting is done. */
    @FunctionalInterface
    public interface Sleeper {
        /**
         * Returns when the time is over or, sooner, when {@code wakeUp} opens.
         *
         * @return whether it opened
         */
        boolean sleep(Duration time, CountDownLatch wakeUp) throws InterruptedException;
    }

    /** Owns {@code source} from now on. */
    public PacedSource(AudioSource source, InstantSource clock, Sleeper sleeper) {
        this.source = source;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** @throws InterruptedIOException when the waiting thread is interrupted; it stays interrupted */
    @Override
    public int read(short[] buffer) throws IOException {
        Instant before = due == null ? clock.instant() : due;
        int samples = source.read(buffer);
        if (samples <= 0) {
            return samples;
        }
        Duration length = AudioSource.length(samples);
        Instant end = before.plus(length);
        Instant now = clock.instant();
        Duration wait = Duration.between(now, end);
        if (wait.compareTo(length) > 0) {
            // Nobody reads ahead of time, so the clock was set back.
            wait = length;
            end = now.plus(length);
        }
        due = end;
        return wait.isPositive() && wokenEarly(wait) ? -1 : samples;
    }

    private boolean wokenEarly(Duration wait) throws InterruptedIOException {
        try {
            return sleeper.sleep(wait, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the sound to be spoken");
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        source.close();
    }
}
