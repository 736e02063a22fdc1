package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.thread.Threads;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends partials, of which only the latest counts: a slot, not a queue. At most one is in flight and one starts every
 * interval; none is retried, none goes ahead of a final that waits. One thread of its own.
 */
final class Partials implements AutoCloseable {
    /** A final waits this long at most for the partial that led to it, so that the partial is not shown after it. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Duration every;
    private final BooleanSupplier mayGo;
    private final Consumer<Caption> post;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread = Thread.ofVirtual().name("partials").unstarted(this::run);
    private @Nullable Caption latest;
    private @Nullable Caption inFlight;
    private long newestFinal;

    /**
     * Starts the thread.
     *
     * @param mayGo false while a final waits or the server is away
     * @param post sends once and returns when that is over
     */
    static Partials start(Duration every, BooleanSupplier mayGo, Consumer<Caption> post) {
        Partials partials = new Partials(every, mayGo, post);
        partials.thread.start();
        return partials;
    }

    private Partials(Duration every, BooleanSupplier mayGo, Consumer<Caption> post) {
        this.every = every;
        this.mayGo = mayGo;
        this.post = post;
    }

    /** Replaces the partial that waits, if any. */
    void offer(Caption partial) {
        lock.lock();
        try {
            if (partial.sequence() > newestFinal) {
                latest = partial;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What waits is not begun any more. */
    void forget() {
        lock.lock();
        try {
            latest = null;
        } finally {
            lock.unlock();
        }
    }

    /** From now on no partial of this sentence, or of one before it, is begun. */
    void endedBy(Caption sentence) {
        lock.lock();
        try {
            newestFinal = Math.max(newestFinal, sentence.sequence());
            if (latest != null && latest.sequence() <= newestFinal) {
                latest = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits, for half a second at most, until the partial that led to {@code sentence} is no longer in flight. */
    void awaitLanding(Caption sentence) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = PATIENCE.toNanos();
            while (inFlight != null && inFlight.id().equals(sentence.id()) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                Caption partial = take();
                if (partial != null) {
                    try {
                        post.accept(partial);
                    } finally {
                        landed();
                    }
                }
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts.
        }
    }

    /** The latest partial, once there is one; null if it must not go now. */
    private @Nullable Caption take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (latest == null) {
                changed.await();
            }
            if (!mayGo.getAsBoolean()) {
                return null;
            }
            inFlight = latest;
            latest = null;
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    private void landed() {
        lock.lock();
        try {
            inFlight = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Threads.join(thread);
    }
}
