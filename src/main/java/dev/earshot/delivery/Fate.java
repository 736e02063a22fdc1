package dev.earshot.delivery;

import java.time.Duration;
import java.time.Instant;

/** What finally became of a caption. */
public sealed interface Fate {
    /**
     * The server has it.
     *
     * @param at when its answer came
     * @param roundTrip of the request that brought it
     */
    record Accepted(Instant at, Duration roundTrip) implements Fate {}

    /** The server will not have it. */
    record Refused(String reason) implements Fate {}

    /** It grew too old before a server took it; {@code reason} is why the last attempt failed, or blank if there was none. */
    record Expired(String reason) implements Fate {}

    /** The outbox was full and it was the oldest. */
    record Dropped() implements Fate {}
}
