package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.config.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;

/**
 * Brings captions to the room server: takes a permit, then one virtual thread a caption. Safe for many threads.
 *
 * <p>One thread of its own takes from the outbox. {@link #offer} returns at once, whatever the server does.
 */
public final class Delivery implements AutoCloseable {
    /** How long stopping waits for what is queued. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration FOREVER = Duration.ofDays(10_000);

    /** Is told what becomes of captions, on the sending threads, with no lock held; must return soon. */
    public interface Listener {
        /** Called once for each caption that met its fate. */
        void settled(Caption caption, Fate fate);
    }

    private final Outbox outbox;
    private final RoomClient client;
    private final Semaphore permits;
    private final Listener listener;
    private final InstantSource time;
    private final Partials partials;
    private final boolean sendsPartials;
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    private Delivery(
            URI server,
            Outbox outbox,
            RoomClient client,
            Settings.Delivery settings,
            Listener listener,
            InstantSource time) {
        this.outbox = outbox;
        this.client = client;
        this.permits = new Semaphore(settings.maxInFlight());
        this.sendsPartials = !ServerUrl.isPhp(server);
        this.partials = Partials.start(settings.partialsEvery(), outbox::isClear, it -> client.post(it, 0));
        this.listener = listener;
        this.time = time;
        this.thread = Thread.ofVirtual().name("delivery").unstarted(this::run);
    }

    /**
     * Starts to deliver.
     *
     * @param server as the user entered it
     * @param clock the time, and the zone in which captions' times of day are shown
     * @param random numbers from 0 to below 1, for jitter
     */
    public static Delivery start(
            URI server,
            Settings.Room room,
            Settings.Delivery settings,
            Listener listener,
            Clock clock,
            DoubleSupplier random) {
        Outbox.Policy policy = new Outbox.Policy(
                settings.queue(),
                settings.maxAge(),
                settings.order() == Settings.Delivery.Order.STRICT,
                settings.ambiguous() == Settings.Delivery.Ambiguous.DROP);
        Delivery delivery = new Delivery(
                server,
                new Outbox(policy, random),
                new RoomClient(server, room, settings.timeout(), clock),
                settings,
                listener,
                clock);
        delivery.thread.start();
        return delivery;
    }

    /** Hands a finished sentence over. Never blocks; the oldest that waits gives way when the outbox is full. */
    public void offer(Caption caption) {
        partials.endedBy(caption);
        outbox.offer(caption).ifPresent(this::tell);
    }

    /** Hands a guess over, in place of the one before it. Never blocks; a guess that finds no moment to go is forgotten. */
    public void offerPartial(Caption partial) {
        if (sendsPartials) {
            partials.offer(partial);
        }
    }

    /** Waits until an offer would make nothing give way. */
    public void awaitRoom() throws InterruptedException {
        outbox.awaitRoom();
    }

    /** Waits until every caption that was offered has met its fate. */
    public void awaitSettled() throws InterruptedException {
        outbox.awaitEmpty(FOREVER);
    }

    /** One consistent look at what is queued, in flight and settled. */
    public DeliveryFigures figures() {
        return outbox.figures();
    }

    private void run() {
        try {
            while (true) {
                permits.acquire();
                switch (outbox.take(time)) {
                    case Outbox.Next.Send send -> launch(send.ticket());
                    case Outbox.Next.Expired old -> {
                        permits.release();
                        old.captions().forEach(this::tell);
                    }
                    case Outbox.Next.Wait pause -> permits.release();
                    case Outbox.Next.Done done -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts: what still waits stays where it is.
        }
    }

    private void launch(Outbox.Ticket ticket) {
        Thread thread = Thread.ofVirtual().name("send-" + ticket.place()).unstarted(() -> {
            try {
                Outcome outcome = post(ticket);
                outbox.settle(ticket, outcome, time.instant()).ifPresent(this::tell);
            } finally {
                sending.remove(Thread.currentThread());
                permits.release();
            }
        });
        sending.add(thread);
        thread.start();
    }

    private Outcome post(Outbox.Ticket ticket) {
        try {
            partials.awaitLanding(ticket.caption());
            return client.post(ticket.caption(), ticket.settledThrough());
        } catch (InterruptedException e) {
            return new Outcome.TryLater("Earshot is stopping", false, Optional.empty());
        }
    }

    private void tell(Outbox.Settled settled) {
        listener.settled(settled.caption(), settled.fate());
    }

    /** Finishes what is queued within a grace of three seconds, then gives up; returns when every thread has ended. */
    @Override
    public void close() {
        outbox.close();
        try {
            outbox.awaitEmpty(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        partials.close();
        thread.interrupt();
        Threads.join(thread);
        client.close();
        List.copyOf(sending).forEach(Threads::join);
    }
}
