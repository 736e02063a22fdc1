package dev.earshot.delivery;

import dev.earshot.caption.Presence;
import dev.earshot.thread.Threads;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a server that takes it what the speaker does, and others nothing. Only the latest counts: a slot, not a queue. It
 * is tried until the server has it or something newer takes its place. One thread of its own.
 */
final class Presences {
    private static final Logger LOG = LoggerFactory.getLogger(Presences.class);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final RoomClient client;
    private final Lookout lookout;
    private final DoubleSupplier random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread = Thread.ofVirtual().name("presence").unstarted(this::run);
    private @Nullable Presence latest;
    /** The server may have been told of this pause, and of nothing since. */
    private @Nullable Presence pause;
    /** Counts what is to be told; it is through when {@link #told} has come as far. */
    private long asked;

    private long told;

    private Presences(RoomClient client, Lookout lookout, DoubleSupplier random) {
        this.client = client;
        this.lookout = lookout;
        this.random = random;
    }

    /**
     * Starts the thread.
     *
     * @param random numbers from 0 to below 1, for jitter
     */
    static Presences start(RoomClient client, Lookout lookout, DoubleSupplier random) {
        Presences presences = new Presences(client, lookout, random);
        presences.thread.start();
        return presences;
    }

    /** Replaces what is not told yet, if anything. */
    void offer(Presence presence) {
        lock.lock();
        try {
            latest = presence;
            asked++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The server took something that was said before a pause, and takes the pause for over: it is told again. */
    void spoke() {
        lock.lock();
        try {
            if (isPaused()) {
                asked++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isPaused() {
        return latest != null && latest.state() == Presence.State.PAUSED;
    }

    private void run() {
        int failures = 0;
        try {
            while (true) {
                long next = awaitAsked();
                if (tell(next)) {
                    failures = 0;
                } else {
                    failures++;
                    pauseUnlessAsked(next, RETRY.delay(failures, random.getAsDouble()));
                }
            }
        } catch (InterruptedException e) {
            // Only end() interrupts.
        }
    }

    private long awaitAsked() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (told == asked) {
                changed.await();
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void pauseUnlessAsked(long next, Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (asked == next && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells what is the latest, if the server takes it; false if another time may go better. */
    private boolean tell(long next) {
        try {
            ServerLook server = lookout.last().isThere() ? lookout.last() : lookout.look();
            if (!server.isThere()) {
                return false;
            }
            Presence presence = server.presence() ? begun() : null;
            if (presence != null && client.post(presence) instanceof Outcome.TryLater) {
                return false;
            }
            through(next, presence);
        } catch (RuntimeException e) {
            LOG.error("Telling a pause failed inside Earshot ({})", e.toString(), e);
            through(next, null);
        }
        return true;
    }

    private @Nullable Presence begun() {
        lock.lock();
        try {
            if (isPaused()) {
                pause = latest;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void through(long next, @Nullable Presence presence) {
        lock.lock();
        try {
            told = next;
            if (presence != null && presence.state() != Presence.State.PAUSED) {
                pause = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; if the server was told of a pause it is told first that the speaker is gone, within this time. */
    void end(Duration grace) {
        try {
            lock.lockInterruptibly();
            try {
                if (pause != null && isPaused()) {
                    offer(pause.as(Presence.State.GONE));
                }
                long left = grace.toNanos();
                while (pause != null && told != asked && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        Threads.join(thread);
    }
}
