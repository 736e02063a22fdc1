package dev.earshot.thread;

/** How an owner ends its threads. */
public final class Threads {
    private Threads() {}

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
