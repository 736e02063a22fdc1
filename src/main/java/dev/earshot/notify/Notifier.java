package dev.earshot.notify;

import dev.earshot.bus.SessionBus;
import dev.earshot.notify.Notification.Kind;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import dev.earshot.thread.Threads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the user what needs them, where they are looking. Never fails and never holds up anybody. For many threads; its
 * own are one that watches the status and one that waits for the desktop, so that no change is missed meanwhile.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Bubbles bubbles;
    private final Board board;
    private final InstantSource clock;
    /** One a kind, so what waits is bounded. Guarded by this. */
    private final Map<Kind, Rate> rates = new EnumMap<>(Kind.class);

    private final Thread watching;
    private final Thread telling;

    Notifier(Bubbles bubbles, Board board, InstantSource clock) {
        this.bubbles = bubbles;
        this.board = board;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            rates.put(kind, Rate.FRESH);
        }
        watching = Thread.ofVirtual().name("notify-watch").unstarted(this::watch);
        telling = Thread.ofVirtual().name("notify").unstarted(this::show);
    }

    /**
     * Begins to tell what becomes of the status, beginning with what is wrong with it now.
     *
     * @param os as in the system property {@code os.name}
     * @param environment the environment variables
     * @param bus the desktop's, on Linux; must be closed after this
     */
    public static Notifier start(
            String os, Map<String, String> environment, Optional<SessionBus> bus, Board board, InstantSource clock) {
        return start(Bubbles.of(os, environment, bus), board, clock);
    }

    /**
     * Shows one without watching anything, for somebody who ends soon; waits some seconds at most.
     *
     * @return false if it is certain that nobody sees it
     */
    public static boolean showOnce(
            String os, Map<String, String> environment, Optional<SessionBus> bus, Notification news)
            throws InterruptedException {
        try (Bubbles bubbles = Bubbles.of(os, environment, bus)) {
            return bubbles.show(news);
        }
    }

    static Notifier start(Bubbles bubbles, Board board, InstantSource clock) {
        Notifier notifier = new Notifier(bubbles, board, clock);
        notifier.watching.start();
        notifier.telling.start();
        return notifier;
    }

    /** Shows it if, and when, it may be shown: troubles of a kind are a minute apart. Returns at once. */
    public synchronized void tell(Notification news) {
        rates.computeIfPresent(news.kind(), (kind, rate) -> rate.offer(news, clock.instant()));
        notifyAll();
    }

    private void watch() {
        try {
            long seen = board.awaitChange(-1);
            Status before = board.now();
            Changes.first(before).forEach(this::tell);
            while (true) {
                seen = board.awaitChange(seen);
                Status now = board.now();
                Changes.between(before, now).forEach(this::tell);
                before = now;
            }
        } catch (InterruptedException e) {
            LOG.trace("watches no longer", e);
        }
    }

    private void show() {
        try {
            while (true) {
                Notification news = awaitDue();
                if (!bubbles.show(news)) {
                    unseen(news.kind());
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("tells no longer", e);
        }
    }

    private synchronized Notification awaitDue() throws InterruptedException {
        while (true) {
            Instant now = clock.instant();
            for (Kind kind : Kind.values()) {
                Rate rate = rates.getOrDefault(kind, Rate.FRESH);
                if (rate.isDue(now)) {
                    rates.put(kind, rate.showing(now));
                    return rate.waiting().orElseThrow();
                }
            }
            wait(millisToNext(now));
        }
    }

    /** 0 if nothing waits, which is for ever. */
    private long millisToNext(Instant now) {
        return rates.values().stream()
                .filter(rate -> rate.waiting().isPresent())
                .mapToLong(rate -> Duration.between(now, rate.due()).toMillis() + 1)
                .min()
                .orElse(0);
    }

    private synchronized void unseen(Kind kind) {
        rates.computeIfPresent(kind, (same, rate) -> rate.unseen());
    }

    /** Ends; within a second, whatever the desktop does. */
    @Override
    public void close() {
        watching.interrupt();
        telling.interrupt();
        Threads.join(watching);
        Threads.join(telling);
        bubbles.close();
    }
}
