package dev.earshot.delivery;

import java.time.Duration;

/**
 * How long to wait before trying again: exponential, with full jitter, so that many clients of one server do not come back
 * in step. Pure.
 *
 * @param first the longest wait after the first failure
 * @param most the longest wait of all
 */
record Backoff(Duration first, Duration most) {
    /**
     * The wait after a failure.
     *
     * @param failures in a row, from 1
     * @param random from 0 to below 1
     */
    Duration delay(int failures, double random) {
        int doublings = Math.min(failures - 1, 30);
        long longest = Math.min(
                first.toNanos() << doublings >> doublings == first.toNanos()
                        ? first.toNanos() << doublings
                        : Long.MAX_VALUE,
                most.toNanos());
        return Duration.ofNanos((long) (longest * random));
    }
}
