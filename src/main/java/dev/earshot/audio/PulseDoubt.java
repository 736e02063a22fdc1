package dev.earshot.audio;

/**
 * Whether a recording still hears its device. While that is in doubt, sound is kept back until a look that began after it
 * was read has found all well. For several threads.
 */
final class PulseDoubt {
    /** These all guarded by this; looks are numbered from 1. */
    private long begun;

    private long well;
    private boolean doubtful;
    private boolean newSinceTheLook;
    private boolean over;

    /** Something changed; a look must follow. */
    synchronized void raise() {
        doubtful = true;
        newSinceTheLook = true;
    }

    /** Begins a look; its number. */
    synchronized long begin() {
        newSinceTheLook = false;
        return ++begun;
    }

    /** A look found all well. */
    synchronized void dispel(long look) {
        well = look;
        doubtful = newSinceTheLook;
        notifyAll();
    }

    /** Nobody waits any more. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Waits until it is known whose the sound is that was read just now, or until {@link #end}. */
    synchronized void await() throws InterruptedException {
        long wanted = begun + 1;
        while (doubtful && well < wanted && !over) {
            wait();
        }
    }
}
