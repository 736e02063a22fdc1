package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.config.Settings;
import dev.earshot.thread.Threads;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings captions to the room server: takes a permit, then one virtual thread a caption. Safe for many threads.
 *
 * <p>One thread of its own takes from the outbox. {@link #offer} returns at once, whatever the server does.
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
    }

    private final Outbox outbox;
    private final RoomClient client;
    private final Semaphore permits;
    private final Listener listener;
    private final InstantSource time;
    private final Partials partials;
    private final boolean sendsPartials;
    private final Duration maxAge;
    private volatile ServerLook server = ServerLook.NONE;
    private volatile boolean ending;
    private final Notices notices;
    private final Delays delays = new Delays();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
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
        this.partials = Partials.start(settings.partialsEvery(), outbox::isClear, this::postPartial);
        this.maxAge = settings.maxAge();
        this.listener = listener;
        this.notices = new Notices(listener::notice);
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
        Thread look = Thread.ofVirtual().name("look").unstarted(() -> {
            server = client.look();
            threads.remove(Thread.currentThread());
            if (server.problem().isEmpty()) {
                LOG.info("The room server: {}", server);
            } else {
                away(server.problem());
            }
        });
        threads.add(look);
        look.start();
    }

    /** What the last look at the server found. */
    public ServerLook server() {
        return server;
    }

    /** Hands a finished sentence over. Never blocks; the oldest that waits gives way when the outbox is full. */
    public void offer(Caption caption) {
        partials.endedBy(caption);
        outbox.offer(caption).ifPresent(this::tell);
    }

    /** Hands over a sentence of an earlier run, which no guess of this one leads to. */
    public void offerAgain(Caption caption) {
        outbox.offerAgain(caption).ifPresent(this::tell);
    }

    /** Hands a guess over, in place of the one before it. Never blocks; a guess that finds no moment to go is forgotten. */
    public void offerPartial(Caption partial) {
        if (sendsPartials) {
            partials.offer(partial);
        }
    }

    /** Takes no more captions; nobody waits for room any longer. */
    public void stopTaking() {
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

    /** How long accepted captions took. */
    public Delays.Snapshot delays() {
        return delays.snapshot();
    }

    /** What fails because it is being ended is no trouble. */
    private void trouble(String sentence) {
        if (!ending) {
            notices.trouble(sentence);
        }
    }

    private void run() {
        try {
            while (true) {
                permits.acquire();
                switch (outbox.take(time)) {
                    case Next.Send send -> launch(send);
                    case Next.Expired old -> {
                        permits.release();
                        old.captions().forEach(this::tell);
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
                Link link = outbox.link();
                if (link.offline()) {
                    away(link.reason());
                }
                settled.ifPresent(this::tell);
            } finally {
                threads.remove(Thread.currentThread());
                permits.release();
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void away(String reason) {
        trouble(reason + "; each caption is tried again until it is " + maxAge.toSeconds() + " s old");
    }

    private Outcome post(Next.Send send) {
        Caption caption = send.caption();
        try {
            if (ending) {
                return Outcome.TryLater.unanswered("Earshot is stopping", false);
            }
            if (server.kind() != ServerLook.Kind.EARSHOT) {
                partials.awaitLanding(caption);
            }
            return judged(client.post(caption, send.settledThrough()));
        } catch (InterruptedException e) {
            return Outcome.TryLater.unanswered("Earshot is stopping", false);
        } catch (RuntimeException e) {
            // A fault inside must cost an attempt, not the caption.
            LOG.error("Sending failed inside Earshot ({}); the log file has the details", e.toString(), e);
            return Outcome.TryLater.unanswered("Sending failed inside Earshot", true);
        }
    }

    private void postPartial(Caption partial) {
        try {
            client.post(partial, 0);
        } catch (RuntimeException e) {
            LOG.error("Sending a partial failed inside Earshot ({})", e.toString(), e);
        }
    }

    /** Where repeats are known, nothing is lost or doubled by sending again. */
    private Outcome judged(Outcome outcome) {
        return outcome instanceof Outcome.TryLater later && server.kind() == ServerLook.Kind.EARSHOT
                ? new Outcome.TryLater(later.reason(), false, later.retryAfter(), later.answered())
                : outcome;
    }

    private void tell(Settled settled) {
        try {
            switch (settled.fate()) {
                case Fate.Accepted accepted -> {
                    delays.accepted(accepted.roundTrip(), settled.caption().age(accepted.at()));
                    // While some wait, others may yet give way to them.
                    if (outbox.isClear()) {
                        notices.allIsWell();
                    }
                }
                case Fate.Refused refused -> trouble(refused.reason());
                case Fate.Expired expired -> trouble(expired.reason());
                case Fate.Dropped dropped -> trouble("Captions come faster than they can be sent; the oldest give way");
            }
            listener.settled(settled.caption(), settled.fate());
        } catch (RuntimeException e) {
            LOG.error("Telling a caption's fate failed inside Earshot ({})", e.toString(), e);
        } finally {
            outbox.told();
        }
    }

    /** Finishes what is queued within a grace of three seconds, then gives up; returns when every thread has ended. */
    @Override
    public void close() {
        outbox.close();
        try {
            outbox.awaitTold(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ending = true;
        partials.close();
        thread.interrupt();
        Threads.join(thread);
        client.close();
        List.copyOf(threads).forEach(Threads::join);
        LOG.info("Delivery ends: {}, {}", figures(), delays());
    }
}
