package dev.earshot.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes at a tenth of time's pace: what is patient by it is patient on the busiest machine. */
final class SlowClock extends Clock {
    private final Instant start = Instant.now();

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, Instant.now()).dividedBy(10));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
