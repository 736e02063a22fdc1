package dev.earshot.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends requests that take too long: whoever sends or reads a byte a second would keep a thread and a body for hours. */
final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("http-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** One request's. */
    static final class Deadline implements AutoCloseable {
        private final ScheduledFuture<?> end;

        private Deadline(ScheduledFuture<?> end) {
            this.end = end;
        }

        /** It is met, or does not matter any more. */
        @Override
        public void close() {
            end.cancel(false);
        }
    }

    /** Closes {@code line} when time is up, under whoever reads or writes. */
    Deadline begin(Duration patience, Line line) {
        return new Deadline(timer.schedule(line::close, patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Ends the timer's thread and waits for it. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
