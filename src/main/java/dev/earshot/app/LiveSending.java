package dev.earshot.app;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Presence;
import dev.earshot.caption.Session;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Sync;
import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The sending in force, which can be exchanged while somebody speaks: for other settings another is begun, with a session
 * of its own; the old one finishes what it has under the old settings and ends. So no caption is sent twice, or to
 * a room other than the one in force when its sentence ended. For many threads.
 */
final class LiveSending implements AutoCloseable {
    private final Surroundings surroundings;
    private final Delivery.Listener listener;
    private final Hall hall;
    private final AtomicReference<Books> books;
    /** Held while a sentence is numbered and offered, and while another sending takes the place of the old. */
    private final Object sentence = new Object();

    private final Set<Thread> leaving = ConcurrentHashMap.newKeySet();
    private volatile boolean paused;
    /** Guarded by this. */
    private boolean closed;

    /** What is said now goes to {@code sending}; {@code settings} are those that it was made of. */
    private record InForce(Settings settings, URI target, Sending sending, Session session) {
        private boolean serves(Settings next, URI nextTarget) {
            return target.equals(nextTarget)
                    && settings.server().equals(next.server())
                    && settings.room().equals(next.room())
                    && settings.delivery().equals(next.delivery())
                    && settings.transcript().equals(next.transcript())
                    && settings.speaker().equals(next.speaker());
        }
    }

    /** What figures are added up of: the sending in force, those that still finish, and those that have. */
    private record Books(InForce now, List<Sending> old, DeliveryFigures gone) {
        private Books next(InForce next) {
            List<Sending> more =
                    Stream.concat(old.stream(), Stream.of(now.sending())).toList();
            return new Books(next, more, gone);
        }

        private Books without(Sending sending) {
            List<Sending> fewer = old.stream().filter(it -> it != sending).toList();
            return new Books(now, fewer, gone.plus(sending.figures()));
        }
    }

    /**
     * Starts to send, with a room server of its own where none is named elsewhere.
     *
     * @throws IOException if that server's port is taken; its message is one sentence
     */
    static LiveSending start(Settings settings, Surroundings surroundings, Delivery.Listener listener)
            throws IOException {
        Hall hall = Hall.open(settings, surroundings.clock());
        return new LiveSending(settings, hall, surroundings, listener);
    }

    private LiveSending(Settings settings, Hall hall, Surroundings surroundings, Delivery.Listener listener) {
        this.surroundings = surroundings;
        this.listener = listener;
        this.hall = hall;
        URI target = hall.target(settings);
        Sending first = Sending.start(target, settings, surroundings, listener);
        books = new AtomicReference<>(new Books(inForce(settings, target, first), List.of(), DeliveryFigures.NONE));
    }

    private InForce inForce(Settings settings, URI target, Sending sending) {
        return new InForce(settings, target, sending, new Session(settings.speaker(), surroundings.random()));
    }

    private InForce now() {
        return books.get().now();
    }

    /**
     * Sends what is said from now on as these settings wish.
     *
     * @return what keeps the old ones in force, in one sentence
     */
    synchronized Optional<String> become(Settings next) {
        if (closed) {
            return Optional.empty();
        }
        Optional<Hall.Left> left;
        try {
            left = hall.become(next);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        InForce old = now();
        URI target = hall.target(next);
        if (!old.serves(next, target)) {
            InForce other = inForce(next, target, old.sending().next(target, next, surroundings));
            synchronized (sentence) {
                books.updateAndGet(it -> it.next(other));
                old.sending().stopTaking();
            }
            tellPause();
            leave(old.sending(), left);
        } else {
            left.ifPresent(hall::close);
        }
        return Optional.empty();
    }

    /** Ends a sending when all it has is settled, and then the server that went with it; on a thread of its own. */
    private void leave(Sending old, Optional<Hall.Left> server) {
        Set<Thread> before = Set.copyOf(leaving);
        Thread thread = Thread.ofVirtual().name("old-sending").unstarted(() -> {
            try {
                old.awaitSettled();
            } catch (InterruptedException e) {
                // The end of the program: what still waits has the grace of closing.
            }
            Closing.quietly(old);
            books.updateAndGet(it -> it.without(old));
            tellPause();
            listener.changed();
            server.ifPresent(it -> {
                before.forEach(Threads::join);
                hall.close(it);
            });
            leaving.remove(Thread.currentThread());
        });
        leaving.add(thread);
        thread.start();
    }

    /** Numbers and offers a sentence, or a guess, with nothing exchanged meanwhile. */
    void undisturbed(Runnable speaking) {
        synchronized (sentence) {
            speaking.run();
        }
    }

    /** What numbers the sentences; another for each sending. */
    Session session() {
        return now().session();
    }

    /** Hands a finished sentence over; waits for no server. */
    void offer(Caption caption) {
        now().sending().offer(caption);
    }

    /** Hands a guess over, in place of the one before it. */
    void offerPartial(Caption partial) {
        now().sending().offerPartial(partial);
    }

    /** Opens a connection before the first sentence needs it; returns at once. */
    void getReady() {
        now().sending().getReady();
    }

    /** Has the room told whether the speaker speaks; returns at once. */
    void presence(Presence.State state) {
        paused = state == Presence.State.PAUSED;
        InForce now = now();
        now.sending().presence(now.session().presence(state));
    }

    /** A new room does not know of a pause; one that is the old room is told by the old sending that the speaker is gone. */
    private void tellPause() {
        if (paused) {
            presence(Presence.State.PAUSED);
        }
    }

    /** The settings that say where captions go. */
    Settings settings() {
        return now().settings();
    }

    /** Where captions go. */
    URI target() {
        return now().target();
    }

    /** The page that shows the room; empty where the room server is another program's. */
    Optional<URI> display() {
        return hall.display(settings().room().name());
    }

    /** What became of all captions, whichever settings they were sent under. */
    DeliveryFigures figures() {
        Books all = books.get();
        DeliveryFigures sum = all.gone().plus(all.now().sending().figures());
        for (Sending old : all.old()) {
            sum = sum.plus(old.figures());
        }
        return sum;
    }

    /** How delivery stands now. */
    Sync sync() {
        return now().sending().sync();
    }

    /** From the end of the last accepted sentence's speech to its acceptance; empty before the first. */
    Optional<Duration> lastDelay() {
        return now().sending().lastDelay();
    }

    /** Ends all sendings at once, each within its grace, and then the room server. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        Set<Thread> last = Set.copyOf(leaving);
        last.forEach(Thread::interrupt);
        Closing.quietly(now().sending());
        last.forEach(Threads::join);
        hall.close();
    }
}
