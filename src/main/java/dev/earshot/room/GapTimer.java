package dev.earshot.room;

import dev.earshot.thread.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that shows what was held back long enough and forgets idle rooms. It sleeps until one of them is due. */
final class GapTimer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GapTimer.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Clock clock;
    private final Supplier<Optional<Instant>> showDue;
    private final Thread thread;
    private volatile boolean woken;
    private volatile boolean closed;

    private GapTimer(Clock clock, Supplier<Optional<Instant>> showDue) {
        this.clock = clock;
        this.showDue = showDue;
        this.thread = Thread.ofVirtual().name("room-gaps").unstarted(this::run);
    }

    /** @param showDue shows what is due and says when to call it again; empty: not before the next {@link #wake} */
    static GapTimer start(Clock clock, Supplier<Optional<Instant>> showDue) {
        GapTimer timer = new GapTimer(clock, showDue);
        timer.thread.start();
        return timer;
    }

    /** Something is held back now. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        closed = true;
        wake();
        Threads.join(thread);
    }

    private Optional<Instant> due() {
        try {
            return showDue.get();
        } catch (RuntimeException | Error e) {
            // All rooms depend on this thread: it tries again.
            log.error("What was held back could not be shown", e);
            return Optional.of(clock.instant().plus(AGAIN));
        }
    }

    private void run() {
        while (!closed) {
            woken = false;
            Optional<Instant> next = due();
            if (woken || closed) {
                // The permit to park may be used up: whoever waits for a lock meanwhile takes it.
                continue;
            }
            if (next.isPresent()) {
                LockSupport.parkNanos(
                        this, Duration.between(clock.instant(), next.get()).toNanos());
            } else {
                LockSupport.park(this);
            }
        }
    }
}
