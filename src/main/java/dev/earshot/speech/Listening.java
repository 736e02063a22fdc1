package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.MicrophoneMovedException;
import dev.earshot.thread.Threads;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stretch of listening: a platform thread that opens a source and a recogniser, loops, and closes both. It ends when
 * the source does, when the source fails, or when it is closed; the sentence begun is then finished first.
 */
public final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final String FAULT = "Listening failed inside Earshot; the log file has the details";

    /** For who has time: no sentence is cut. */
    public static final Duration WHOLE_SENTENCES = Duration.ofDays(1);

    /** Is told what goes on, on the listening thread; must return soon, since sound waits meanwhile. */
    public interface Listener {
        /** The source is open and its first sound has arrived. */
        default void soundArrives() {}

        /** Somebody begins to speak, or is through with a sentence. */
        default void speech(boolean begins) {}

        void heard(Heard heard);

        /** Another microphone is wanted now, so that this one ended. Nothing comes after this. */
        default void moved() {}

        /** Nothing comes after this. {@code problem} says, in one sentence for the user, why it ended if nobody asked it to. */
        default void ended(Optional<String> problem) {}
    }

    private final Callable<AudioSource> opening;
    private final LiveModel model;
    private final Supplier<Duration> maxDelay;
    private final InstantSource time;
    private final Listener listener;
    private final AtomicReference<@Nullable AudioSource> open = new AtomicReference<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean discarding = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().name("listening").unstarted(this::run);

    private Listening(
            Callable<AudioSource> opening,
            LiveModel model,
            Supplier<Duration> maxDelay,
            InstantSource time,
            Listener listener) {
        this.opening = opening;
        this.model = model;
        this.maxDelay = maxDelay;
        this.time = time;
        this.listener = new UnlessDiscarded(listener, discarding::get);
    }

    /**
     * Starts to listen.
     *
     * @param opening opens the source, on the listening thread
     * @param maxDelay how long the first word of a sentence may wait for the last one
     */
    public static Listening start(
            Callable<AudioSource> opening, LiveModel model, Duration maxDelay, InstantSource time, Listener listener) {
        return start(opening, model, () -> maxDelay, time, listener);
    }

    /**
     * As the other, with a delay that may change meanwhile.
     *
     * @param maxDelay is asked on the listening thread, when a sentence begins or goes on after words given ahead
     */
    public static Listening start(
            Callable<AudioSource> opening,
            LiveModel model,
            Supplier<Duration> maxDelay,
            InstantSource time,
            Listener listener) {
        Listening listening = new Listening(opening, model, maxDelay, time, listener);
        listening.thread.start();
        return listening;
    }

    /** Waits until it has ended, however long that takes. */
    public void await() throws InterruptedException {
        thread.join();
    }

    /** Stops, finishing the sentence begun, and waits for the thread. An interrupt is kept for the caller. */
    @Override
    public void close() {
        stop();
        Threads.join(thread);
    }

    /** Stops, and waits for the thread; from now on its listener is told nothing, not even of the end. */
    public void discard() {
        discarding.set(true);
        close();
    }

    /** Asks it to stop, finishing the sentence begun, and returns at once. */
    public void stop() {
        stopping.set(true);
        closeSource();
    }

    private void closeSource() {
        AudioSource source = open.get();
        if (source != null) {
            closeQuietly(source);
        }
    }

    private void run() {
        Runnable end = () -> listener.ended(Optional.of(FAULT));
        try {
            listen();
            end = () -> listener.ended(Optional.empty());
        } catch (MicrophoneMovedException e) {
            LOG.info("{}", e.getMessage());
            end = listener::moved;
        } catch (Exception e) {
            // Whatever a source or the engine throws ends this stretch of listening, not the program.
            LOG.debug("listening ended", e);
            Optional<String> problem = stopping.get() ? Optional.empty() : Optional.of(reason(e));
            end = () -> listener.ended(problem);
        } catch (Error e) { // As where memory runs out: the program goes on, and so does its log.
            LOG.error(FAULT, e);
        } finally {
            // First, since a source that is lost may take its time to close, or for ever.
            end.run();
            closeSource();
        }
    }

    private void listen() throws Exception {
        AudioSource source = opening.call();
        open.set(source);
        try (Hearing hearing = new Hearing(model, maxDelay, time, listener)) {
            if (!stopping.get()) {
                hearing.hear(source, stopping::get);
            }
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? "Listening ended: " + e.getClass().getSimpleName() : message;
    }

    private static void closeQuietly(AudioSource source) {
        try {
            source.close();
        } catch (IOException e) {
            LOG.debug("closing a source that listening no longer needs", e);
        }
    }

    /** Keeps to itself what nobody is to hear. */
    private record UnlessDiscarded(Listener listener, BooleanSupplier discarded) implements Listener {
        @Override
        public void soundArrives() {
            tell(listener::soundArrives);
        }

        @Override
        public void speech(boolean begins) {
            tell(() -> listener.speech(begins));
        }

        @Override
        public void heard(Heard heard) {
            tell(() -> listener.heard(heard));
        }

        @Override
        public void moved() {
            tell(listener::moved);
        }

        @Override
        public void ended(Optional<String> problem) {
            tell(() -> listener.ended(problem));
        }

        private void tell(Runnable news) {
            if (!discarded.getAsBoolean()) {
                news.run();
            }
        }
    }
}
