package dev.earshot.thread;

import java.time.Duration;

/** How an owner ends its threads, and what may hang. */
public final class Threads {
    private Threads() {}

    /**
     * Does something that may hang in native code, on a thread of its own, and waits for it a while.
     *
     * @return false if it is still at it; an interrupt meanwhile is kept for the caller
     */
    public static boolean within(Duration patience, String name, Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for {@code thread} whatever comes; an interrupt meanwhile is kept for the caller. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
