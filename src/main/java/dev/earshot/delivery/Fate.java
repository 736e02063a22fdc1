package dev.earshot.delivery;

import java.time.Duration;
import java.time.Instant;

/** What finally became of a caption. */
public sealed interface Fate {
    /** One word for it. */
    default String word() {
        return switch (this) {
            case Accepted it -> "accepted";
            case Refused it -> "refused";
            case Expired it -> "expired";
            case Dropped it -> "dropped";
        };
    }

    /** Why it was not accepted, in a user's words; blank if it was, or if nothing is known. */
    default String why() {
        return switch (this) {
            case Accepted it -> "";
            case Refused it -> it.reason();
            case Expired it -> it.reason();
            case Dropped it -> "Too many captions were waiting";
        };
    }

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
