package dev.earshot.room;

import dev.earshot.thread.Threads;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to viewers when there is news for them, so that whoever posts need not, and the less often the
 * more viewers there are. It sleeps while there is none. No page can hold it up: it writes what each one takes and comes by
 * again.
 */
final class Usher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Usher.class);

    /**
     * From one round to the next, for each viewer: four times what a write takes. What is told meanwhile goes as one
     * write, for a write costs far more than what is in it. What comes after a pause is not held up.
     */
    private static final Duration PACE = Duration.ofNanos(50_000);

    /** However many viewers there are: nobody sees whether two captions come together or a blink apart. */
    private static final Duration SLOWEST = Duration.ofMillis(50);

    /** Events of a round for one viewer, mostly; for more it takes several writes. */
    private static final int BUFFER = 65_536;

    private final Predicate<ByteBuffer> tellViewers;
    private final IntSupplier viewers;
    private final Thread thread = Thread.ofVirtual().name("room-usher").unstarted(this::run);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private volatile boolean news;
    private volatile boolean closed;

    private Usher(Predicate<ByteBuffer> tellViewers, IntSupplier viewers) {
        this.tellViewers = tellViewers;
        this.viewers = viewers;
    }

    /**
     * Begins to wait for news.
     *
     * @param tellViewers writes to those for whom there is news, by way of the buffer; true if some could not take all
     * @param viewers how many there are now
     */
    static Usher start(Predicate<ByteBuffer> tellViewers, IntSupplier viewers) {
        Usher usher = new Usher(tellViewers, viewers);
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
        boolean behind = false;
        while (!closed) {
            if (!news && behind) {
                LockSupport.parkNanos(this, SLOWEST.toNanos());
            } else if (!news) {
                LockSupport.park(this);
            }
            news = false;
            behind = round();
            pause();
        }
    }

    private boolean round() {
        try {
            return tellViewers.test(buffer);
        } catch (RuntimeException | Error e) {
            // All pages depend on this thread: it tries again.
            log.error("The viewers could not be told", e);
            return true;
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
