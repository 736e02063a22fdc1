package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Presence;
import dev.earshot.config.Settings;
import dev.earshot.thread.Threads;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings captions to the room server: takes a permit, then one virtual thread a caption. Safe for many threads.
 *
 * <p>One thread of its own takes from the outbox, another looks again for a server that is away while no caption would
 * find it. {@link #offer} returns at once, whatever the server does.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** How long stopping waits for what is queued. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration FOREVER = Duration.ofDays(10_000);

    /** Is told what becomes of captions, on the sending threads, with no lock held; must return soon. */
    public interface Listener {
        /** Called once for each caption that met its fate. */
        void settled(Caption caption, Fate fate);

        /** Something that the user should know and may have to mend, in one sentence; not repeated while it lasts. */
        default void notice(String sentence) {}

        /** Figures or sync may have changed; called often, from many threads; must return at once. */
        default void changed() {}
    }

    private final Outbox outbox;
    private final RoomClient client;
    private final Semaphore permits;
    private final InstantSource time;
    private final Partials partials;
    private final boolean sendsPartials;
    private final int atOnce;
    private final Absence absence;
    private final Lookout lookout;
    private final Presences presences;
    private volatile boolean ending;
    private final Teller teller;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    private Delivery(
            URI server,
            Outbox outbox,
            RoomClient client,
            Settings.Delivery settings,
            Listener listener,
            InstantSource time,
            DoubleSupplier random) {
        this.outbox = outbox;
        this.client = client;
        this.permits = new Semaphore(settings.maxInFlight());
        this.atOnce = settings.order() == Settings.Delivery.Order.STRICT ? 1 : settings.maxInFlight();
        this.absence = new Absence(outbox);
        this.teller = new Teller(listener, outbox, absence, settings.maxAge());
        this.lookout = Lookout.start(client, absence, teller::looked, time, random);
        this.presences = Presences.start(client, lookout, random);
        this.sendsPartials = !ServerUrl.isPhp(server);
        this.partials = Partials.start(settings.partialsEvery(), outbox::isClear, this::postPartial);
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
                clock,
                random);
        if (ServerUrl.isOpenToEavesdroppers(server)) {
            listener.notice("The room's passphrase travels to " + server.getHost()
                    + " unencrypted, for everyone on the way to read; use an https URL if the server has one");
        }
        delivery.thread.start();
        return delivery;
    }

    /**
     * Opens a connection and looks at the server, so that the first caption need not wait for either; returns at once. To
     * be called when listening starts.
     */
    public void getReady() {
        lookout.lookSoon();
    }

    /** What the last look at the server found. */
    public ServerLook server() {
        return lookout.last();
    }

    /** Hands a finished sentence over. Never blocks; the oldest that waits gives way when the outbox is full. */
    public void offer(Caption caption) {
        partials.endedBy(caption);
        outbox.offer(caption).ifPresent(teller::settled);
        teller.changed();
    }

    /** Hands over a sentence of an earlier run, which no guess of this one leads to. */
    public void offerAgain(Caption caption) {
        outbox.offerAgain(caption).ifPresent(teller::settled);
        teller.changed();
    }

    /** Hands a guess over, in place of the one before it. Never blocks; a guess that finds no moment to go is forgotten. */
    public void offerPartial(Caption partial) {
        if (sendsPartials) {
            partials.offer(partial);
        }
    }

    /**
     * Tells Earshot's own room server what the speaker does, for its displays to show; no other server is told. Returns at
     * once. The latest takes the place of what is not told yet, and is tried until the server has it. Who pauses takes
     * back the guess that waits.
     */
    public void presence(Presence presence) {
        if (presence.state() == Presence.State.PAUSED) {
            partials.forget();
        }
        presences.offer(presence);
    }

    /** Takes no more captions, and forgets the guess that waits; nobody waits for room any longer. */
    public void stopTaking() {
        partials.forget();
        outbox.close();
    }

    /** Waits until an offer would make nothing give way, or until no more are taken. */
    public void awaitRoom() throws InterruptedException {
        outbox.awaitRoom();
    }

    /** Waits until every caption that was offered has met its fate and the listener knows. */
    public void awaitSettled() throws InterruptedException {
        outbox.awaitTold(FOREVER);
    }

    /** One consistent look at what is queued, in flight and settled. */
    public DeliveryFigures figures() {
        return outbox.figures();
    }

    /** How delivery stands now. Cheap. */
    public Sync sync() {
        return absence.sync(atOnce);
    }

    /** How long accepted captions took. */
    public Delays.Snapshot delays() {
        return teller.delays();
    }

    private void run() {
        try {
            while (true) {
                permits.acquire();
                switch (outbox.take(time)) {
                    case Next.Send send -> launch(send);
                    case Next.Expired old -> {
                        permits.release();
                        old.captions().forEach(teller::settled);
                    }
                    case Next.Wait pause -> permits.release();
                    case Next.Done done -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts: what still waits stays where it is.
        }
    }

    private void launch(Next.Send send) {
        Thread thread = Thread.ofVirtual().name("send-" + send.ticket().place()).unstarted(() -> {
            try {
                Outcome outcome = post(send);
                Optional<Settled> settled = outbox.settle(send, outcome, time.instant());
                Link link = outbox.standing().link();
                if (link.offline()) {
                    teller.offline(link.reason());
                }
                noteSpeech(outcome);
                settled.ifPresentOrElse(teller::settled, teller::changed);
            } finally {
                threads.remove(Thread.currentThread());
                permits.release();
            }
        });
        threads.add(thread);
        thread.start();
    }

    private Outcome post(Next.Send send) {
        try {
            if (!lookout.knowsRepeats()) {
                partials.awaitLanding(send.caption());
            }
            if (!ending) {
                Outcome outcome = client.post(send.caption(), send.settledThrough());
                return lookout.knowsRepeats() ? outcome.unambiguous() : outcome;
            }
        } catch (InterruptedException e) {
            // Only an end interrupts.
        } catch (RuntimeException e) {
            // A fault inside must cost an attempt, not the caption.
            LOG.error("Sending failed inside Earshot ({}); the log file has the details", e.toString(), e);
            return Outcome.TryLater.unanswered("Sending failed inside Earshot", true);
        }
        return Outcome.TryLater.unanswered("Earshot is stopping", false);
    }

    /** The server takes whatever it accepts for the end of a pause. */
    private void noteSpeech(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            presences.spoke();
        }
    }

    private void postPartial(Caption partial) {
        try {
            noteSpeech(client.post(partial, 0));
        } catch (RuntimeException e) {
            LOG.error("Sending a partial failed inside Earshot ({})", e.toString(), e);
        }
    }

    /**
     * Finishes what is queued within a grace of three seconds, then gives up; a speaker who paused is said to be gone in
     * what is left of it. Returns when every thread has ended.
     */
    @Override
    public void close() {
        outbox.close();
        Instant end = time.instant().plus(GRACE);
        try {
            outbox.awaitTold(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        presences.end(Duration.between(time.instant(), end));
        ending = true;
        teller.ending();
        partials.close();
        lookout.end();
        thread.interrupt();
        Threads.join(thread);
        client.close();
        lookout.join();
        List.copyOf(threads).forEach(Threads::join);
        LOG.info("Delivery ends: {}, {}", figures(), delays());
    }
}
