package dev.earshot.delivery;

import dev.earshot.thread.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the server and remembers what it found. Safe for many threads. One thread of its own looks again while the
 * server is lost, and is parked else.
 */
final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final RoomClient client;
    private final Absence absence;
    private final Consumer<ServerLook> listener;
    private final InstantSource time;
    private final DoubleSupplier random;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Thread again = Thread.ofVirtual().name("look-again").unstarted(this::lookAgain);
    private volatile ServerLook last = ServerLook.NONE;

    private Lookout(
            RoomClient client,
            Absence absence,
            Consumer<ServerLook> listener,
            InstantSource time,
            DoubleSupplier random) {
        this.client = client;
        this.absence = absence;
        this.listener = listener;
        this.time = time;
        this.random = random;
    }

    /**
     * Starts the thread that looks again.
     *
     * @param listener is told of every look, on the thread that looked
     * @param random numbers from 0 to below 1, for jitter
     */
    static Lookout start(
            RoomClient client,
            Absence absence,
            Consumer<ServerLook> listener,
            InstantSource time,
            DoubleSupplier random) {
        Lookout lookout = new Lookout(client, absence, listener, time, random);
        lookout.again.start();
        return lookout;
    }

    /** Looks on a thread of its own; returns at once. */
    void lookSoon() {
        Thread thread = Thread.ofVirtual().name("look").unstarted(() -> {
            try {
                look();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void lookAgain() {
        int looks = 0;
        try {
            while (true) {
                looks = absence.isLost() ? looks + 1 : 1;
                absence.awaitLost();
                Thread.sleep(AGAIN.delay(looks, random.getAsDouble()));
                if (absence.isDue(time.instant())) {
                    lookOnce();
                }
            }
        } catch (InterruptedException e) {
            // Only end() interrupts.
        }
    }

    private void lookOnce() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("Looking at the server failed inside Earshot ({})", e.toString(), e);
        }
    }

    /** Looks now, and waits for what is found at most the timeout. */
    ServerLook look() {
        ServerLook found = client.look();
        last = found;
        listener.accept(found);
        return found;
    }

    /** What the last look found. */
    ServerLook last() {
        return last;
    }

    /** Earshot's own server shows nothing twice and puts captions in order. */
    boolean knowsRepeats() {
        return last.kind() == ServerLook.Kind.EARSHOT;
    }

    /** Looks again no more, and breaks off the look that is under way for that. */
    void end() {
        again.interrupt();
        Threads.join(again);
    }

    /** Waits for the looks that are under way. */
    void join() {
        List.copyOf(threads).forEach(Threads::join);
    }
}
