package dev.earshot.bench.room;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How late captions were at their viewers. One thread counts, others may read. */
final class Arrivals {
    private static final int BUCKETS = 20_000;
    private static final long BUCKET_NANOS = 100_000;

    private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);
    private final AtomicLong count = new AtomicLong();

    void add(long nanos) {
        int bucket = (int) Math.clamp(nanos / BUCKET_NANOS, 0, BUCKETS - 1);
        buckets.setPlain(bucket, buckets.getPlain(bucket) + 1);
        count.lazySet(count.getPlain() + 1);
    }

    long count() {
        return count.get();
    }

    /** In milliseconds; what should have arrived and did not is later than any. */
    double quantile(double part, long expected) {
        long before = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            before += buckets.get(bucket);
            if (before >= part * expected) {
                return (bucket + 1) * BUCKET_NANOS / 1e6;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
