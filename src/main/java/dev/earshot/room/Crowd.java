package dev.earshot.room;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Lets in only so many requests at once, streams included: each takes some 40 KB before anything of it is known. The
 * server closes the connection of one that is turned away.
 */
final class Crowd implements Executor {
    /** Requests beside the streams: those that are being read and answered. */
    static final int ROOM_TO_MOVE = 1024;

    private final Executor threads;
    private final IntSupplier viewers;
    private final AtomicInteger inside = new AtomicInteger();

    /** @param viewers streams at most, now */
    Crowd(Executor threads, IntSupplier viewers) {
        this.threads = threads;
        this.viewers = viewers;
    }

    @Override
    public void execute(Runnable request) {
        if (inside.incrementAndGet() > viewers.getAsInt() + ROOM_TO_MOVE) {
            inside.decrementAndGet();
            throw new RejectedExecutionException("too many requests at once");
        }
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    request.run();
                } finally {
                    inside.decrementAndGet();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                inside.decrementAndGet();
            }
        }
    }
}
