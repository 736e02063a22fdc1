package dev.earshot.status;

import java.util.function.Supplier;

/** Where the newest status is to be seen, and where to wait for it. For many threads. */
public final class Board {
    private final Supplier<Status> look;
    private long changes;

    /** @param look tells what is now; called on the threads of those who look */
    public Board(Supplier<Status> look) {
        this.look = look;
    }

    /** Something is perhaps no longer as it was; returns at once, from any thread. */
    public synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** What is now. */
    public Status now() {
        return look.get();
    }

    /**
     * Waits until something has changed.
     *
     * @param seen what this gave the last time; at first a negative number, which does not wait
     */
    public synchronized long awaitChange(long seen) throws InterruptedException {
        while (changes <= seen) {
            wait();
        }
        return changes;
    }
}
