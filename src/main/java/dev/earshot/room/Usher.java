package dev.earshot.room;

import dev.earshot.thread.Threads;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The one thread that wakes viewers when there is news for them, so that whoever posts need not, and the less often the
 * more viewers there are. It sleeps while there is none.
 */
final class Usher implements AutoCloseable {
    /**
     * From one waking to the next, for each viewer: four times what a write takes. What is told meanwhile goes as one
     * write, for a write costs far more than what is in it. What comes after a pause is not held up.
     */
    private static final Duration PACE = Duration.ofNanos(50_000);

    /** However many viewers there are: nobody sees whether two captions come together or a blink apart. */
    private static final Duration SLOWEST = Duration.ofMillis(50);

    private final Runnable wakeViewers;
    private final IntSupplier viewers;
    private final Thread thread = Thread.ofVirtual().name("room-usher").unstarted(this::run);
    private volatile boolean news;
    private volatile boolean closed;

    private Usher(Runnable wakeViewers, IntSupplier viewers) {
        this.wakeViewers = wakeViewers;
        this.viewers = viewers;
    }

    /**
     * Begins to wait for news.
     *
     * @param wakeViewers those for whom there is news
     * @param viewers how many there are now
     */
    static Usher start(Runnable wakeViewers, IntSupplier viewers) {
        Usher usher = new Usher(wakeViewers, viewers);
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
        long pause = Math.min(SLOWEST.toNanos(), PACE.toNanos() * viewers.getAsInt());
        long end = System.nanoTime() + pause;
        for (long left = pause; left > 0 && !closed; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
