package dev.earshot.room;

import dev.earshot.thread.Threads;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that wakes viewers when there is news for them, so that whoever posts need not, and not more often than
 * every {@link #PACE}. It sleeps while there is none.
 */
final class Usher implements AutoCloseable {
    /**
     * What is told within it goes as one: a write costs far more than what is in it, and nobody sees whether two captions
     * come together or a blink apart. What comes after a pause is not held up.
     */
    static final Duration PACE = Duration.ofMillis(50);

    private final Runnable wakeViewers;
    private final Thread thread = Thread.ofVirtual().name("room-usher").unstarted(this::run);
    private volatile boolean news;
    private volatile boolean closed;

    private Usher(Runnable wakeViewers) {
        this.wakeViewers = wakeViewers;
    }

    /** @param wakeViewers those for whom there is news */
    static Usher start(Runnable wakeViewers) {
        Usher usher = new Usher(wakeViewers);
        usher.thread.start();
        return usher;
    }

    /** There is news for some. Never waits. */
    void tell() {
        if (!news) {
            news = true;
            LockSupport.unpark(thread);
        }
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }

    private void run() {
        while (!closed) {
            if (news) {
                news = false;
                wakeViewers.run();
                pause();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void pause() {
        long end = System.nanoTime() + PACE.toNanos();
        for (long left = PACE.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
