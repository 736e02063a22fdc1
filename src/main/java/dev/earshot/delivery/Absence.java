package dev.earshot.delivery;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the server is away, by what looks and captions found, and whether anything but a look would tell. For many threads. */
final class Absence {
    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition lost = lock.newCondition();
    private volatile String away = "";

    Absence(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A look found the server, or, where this is not blank, did not and why, in a user's words. */
    void looked(String problem) {
        away = problem;
        if (problem.isEmpty()) {
            outbox.found();
        }
    }

    /** A caption was accepted. */
    void reached() {
        away = "";
    }

    Sync sync(int atOnce) {
        return outbox.standing().sync(atOnce, away);
    }

    /** The server is away and no caption is left that would find it. */
    boolean isLost() {
        return sync(1) instanceof Sync.Offline offline && offline.queued() == 0;
    }

    /** Whether a look may be taken now: the server is lost, and has not asked to be left alone. */
    boolean isDue(Instant now) {
        return isLost() && !now.isBefore(outbox.standing().link().closedUntil());
    }

    /** Something changed: wakes whoever waits if the server is lost now. No other lock may be held. */
    void changed() {
        if (isLost()) {
            lock.lock();
            try {
                lost.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void awaitLost() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isLost()) {
                lost.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
