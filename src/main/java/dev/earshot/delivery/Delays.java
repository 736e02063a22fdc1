package dev.earshot.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long accepted captions took, to two digits, from 1 ms to an hour. For many threads. */
public final class Delays {
    private static final long LONGEST = TimeUnit.HOURS.toMillis(1);
    private static final int DIGITS = 2;

    private final Histogram roundTrip = new ConcurrentHistogram(LONGEST, DIGITS);
    private final Histogram afterSpeech = new ConcurrentHistogram(LONGEST, DIGITS);
    private volatile Optional<Duration> last = Optional.empty();

    /**
     * A look at one of the two.
     *
     * @param count of captions
     */
    public record Percentiles(long count, Duration p50, Duration p95, Duration max) {
        private static Percentiles of(Histogram histogram) {
            return new Percentiles(
                    histogram.getTotalCount(),
                    Duration.ofMillis(histogram.getValueAtPercentile(50)),
                    Duration.ofMillis(histogram.getValueAtPercentile(95)),
                    Duration.ofMillis(histogram.getMaxValue()));
        }
    }

    /**
     * A look at all of it.
     *
     * @param roundTrip of the requests that brought the captions
     * @param afterSpeech from the end of a caption's speech to its acceptance
     * @param last the same of the last caption alone, to the millisecond; empty before the first
     */
    public record Snapshot(Percentiles roundTrip, Percentiles afterSpeech, Optional<Duration> last) {}

    void accepted(Duration roundTrip, Duration afterSpeech) {
        this.roundTrip.recordValue(inRange(roundTrip));
        this.afterSpeech.recordValue(inRange(afterSpeech));
        last = Optional.of(Duration.ofMillis(inRange(afterSpeech)));
    }

    /** A clock that was set back makes a negative time. */
    private static long inRange(Duration time) {
        return Math.clamp(time.toMillis(), 0, LONGEST);
    }

    Snapshot snapshot() {
        return new Snapshot(Percentiles.of(roundTrip.copy()), Percentiles.of(afterSpeech.copy()), last);
    }
}
