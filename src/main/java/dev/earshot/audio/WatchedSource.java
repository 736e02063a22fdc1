package dev.earshot.audio;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.time.Duration;

/**
 * A source of which a read that gets no sound comes to an end: of a device that is there but starved, such as one that was
 * suspended, PulseAudio says nothing and a read waits for ever. A thread of its own closes the source then.
 */
public final class WatchedSource implements AudioSource {
    /** What a user is told then. */
    public static final String STARVED =
            "The microphone is there but gives no sound: see that the system's sound settings"
                    + " show it, or unplug it and plug it in again";

    private final AudioSource source;
    private final Duration patience;
    private final Runnable starving;
    private final Thread watchdog = Thread.ofVirtual().name("starvation").unstarted(this::watch);
    /** When the read that is going on must end, by {@link System#nanoTime}; all three guarded by this. */
    private long deadline;

    private boolean reading;
    private boolean starved;

    private Duration patienceNow;

    /**
     * Begins to watch a source that was just opened.
     *
     * @param first how long the first read may take: a device may have to wake up
     * @param patience how long each other read may take
     * @param starving is called once before the source is closed for want of sound, which may take for ever, too
     */
    public static WatchedSource watch(AudioSource source, Duration first, Duration patience, Runnable starving) {
        WatchedSource watched = new WatchedSource(source, first, patience, starving);
        watched.watchdog.start();
        return watched;
    }

    private WatchedSource(AudioSource source, Duration first, Duration patience, Runnable starving) {
        this.starving = starving;
        this.source = source;
        this.patienceNow = first;
        this.patience = patience;
    }

    /** @throws MicrophoneLostException also when no sound came in time */
    @Override
    public int read(short[] buffer) throws IOException {
        begin();
        try {
            return orStarved(source.read(buffer));
        } catch (IOException e) {
            orStarved(-1);
            throw e;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        reading = true;
        deadline = System.nanoTime() + patienceNow.toNanos();
        patienceNow = patience;
    }

    private synchronized void end() {
        reading = false;
    }

    private synchronized int orStarved(int count) throws MicrophoneLostException {
        if (starved) {
            throw new MicrophoneLostException(STARVED);
        }
        return count;
    }

    private void watch() {
        try {
            awaitStarvation();
            starving.run();
            source.close();
        } catch (InterruptedException | IOException e) {
            // Closed from outside, or the device is gone altogether, which the read tells.
            return;
        }
    }

    private synchronized void awaitStarvation() throws InterruptedException {
        while (true) {
            long left = deadline - System.nanoTime();
            if (!reading) {
                // Looks again later rather than being woken with every read, fifty times a second.
                wait(patience.toMillis());
            } else if (left <= 0) {
                starved = true;
                return;
            } else {
                wait(Duration.ofNanos(left).toMillis() + 1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        watchdog.interrupt();
        source.close();
        Threads.join(watchdog);
    }
}
