package dev.earshot.room;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends requests that take too long: whoever sends or reads a byte a second would keep a thread and a body for hours. */
final class Deadlines implements AutoCloseable {
    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer;

    /** @param patience from the end of the headers to the end of the answer */
    Deadlines(Duration patience) {
        this.patience = patience;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("room-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** One request's. */
    static final class Deadline {
        private final ScheduledFuture<?> end;

        private Deadline(ScheduledFuture<?> end) {
            this.end = end;
        }

        /** The request is done, or may last. */
        void met() {
            end.cancel(false);
        }
    }

    /** Interrupts the calling thread when time is up, which closes the connection under a read or write that hangs. */
    Deadline begin() {
        return new Deadline(
                timer.schedule(Thread.currentThread()::interrupt, patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Ends the timer's thread and waits for it. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
