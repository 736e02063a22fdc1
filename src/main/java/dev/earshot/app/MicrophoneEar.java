package dev.earshot.app;

import dev.earshot.agent.Ear;
import dev.earshot.agent.Message;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.Loudness;
import dev.earshot.audio.MeteredSource;
import dev.earshot.audio.Microphones;
import dev.earshot.audio.WatchedSource;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Finishing;
import dev.earshot.config.Settings;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.LiveModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's ear: from a microphone by way of the recogniser to captions that are sent. For many threads. */
final class MicrophoneEar implements Ear {
    /** Bluetooth takes its time. */
    private static final Duration WAKING_UP = Duration.ofSeconds(5);

    private static final Duration SOUND_IS_DUE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneEar.class);

    private final Surroundings surroundings;
    private final LiveModel model;
    private final LiveSending sending;
    private final Runnable changed;
    private final Microphones microphones;
    private final MicrophoneLevel level;
    private volatile Wish wish;
    private final AtomicLong heldBack = new AtomicLong();
    /** What the newest stretch of listening has to say; null before the first. */
    private volatile @Nullable News newest;

    /** @param changed is told when level or figures are worth a look; must return soon */
    MicrophoneEar(
            Settings settings, Surroundings surroundings, LiveModel model, LiveSending sending, Runnable changed) {
        this.wish = Wish.of(settings);
        this.surroundings = surroundings;
        this.model = model;
        this.sending = sending;
        this.changed = changed;
        this.microphones = new Microphones(surroundings.os(), surroundings.environment());
        this.level = new MicrophoneLevel(changed);
    }

    /** What of the settings is of concern here, and what follows from it. */
    private record Wish(Settings settings, Finishing english, Finishing other) {
        private static Wish of(Settings settings) {
            return new Wish(
                    settings,
                    Speaking.finishing(settings.captions(), true),
                    Speaking.finishing(settings.captions(), false));
        }
    }

    /**
     * Hears by other settings from the next sentence on.
     *
     * @return whether they name another microphone, so that the stretch that goes on has to begin anew
     */
    boolean become(Settings next) {
        Settings before = wish.settings();
        if (!next.captions().equals(before.captions()) || !next.audio().equals(before.audio())) {
            wish = Wish.of(next);
        }
        return !next.audio().device().equals(before.audio().device());
    }

    /** The microphone that the settings name. */
    String wished() {
        return wish.settings().audio().device().orElse("default");
    }

    /** Does once, before anybody waits, what the first opening would take its time for. */
    void getReady() {
        try {
            microphones.getReady();
        } catch (IOException e) {
            LOG.info("{}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Ear.Stretch open(int number, Consumer<Message> news) {
        sending.getReady();
        level.forget();
        News stretch = new News(number, news, speaking());
        newest = stretch;
        Listening listening = Listening.start(
                () -> new MeteredSource(source(stretch), level.meter(number, news)),
                model,
                () -> wish.settings().captions().maxDelay(),
                surroundings.clock(),
                stretch);
        return new ListeningStretch(listening, () -> wish.settings().audio().onStop());
    }

    private AudioSource source(News stretch) throws IOException, InterruptedException {
        Microphones.Opened opened = microphones.open(wish.settings().audio().device());
        stretch.microphone = opened.name();
        return WatchedSource.watch(
                opened.source(), WAKING_UP, SOUND_IS_DUE, () -> stretch.ended(Optional.of(WatchedSource.STARVED)));
    }

    private Speaking speaking() {
        return new Speaking(
                sending::session,
                () -> model.isEnglish() ? wish.english() : wish.other(),
                () -> wish.settings().captions().minConfidence(),
                new Speaking.Hearer() {
                    @Override
                    public void sentence(Caption caption) {
                        sending.offer(caption);
                    }

                    @Override
                    public void partial(Caption caption) {
                        sending.offerPartial(caption);
                    }

                    @Override
                    public void heldBack() {
                        heldBack.incrementAndGet();
                        changed.run();
                    }
                });
    }

    /** The name of the microphone that was opened last; what the settings name if that is not open yet. */
    String microphone() {
        News stretch = newest;
        return stretch == null || stretch.microphone.isEmpty() ? wished() : stretch.microphone;
    }

    /** How loud the last second was; empty before there was any sound. */
    Optional<Loudness> level() {
        return level.now();
    }

    /** How many sentences were not sent since the model was not sure enough of them. */
    long heldBack() {
        return heldBack.get();
    }

    /** Puts what a stretch of listening has to say in the agent's inbox, and its words on their way. */
    private final class News implements Listening.Listener {
        private final int number;
        private final Consumer<Message> news;
        private final Speaking speaking;
        /** A stretch that starves ends before its source is closed, and must not end again by that. */
        private final AtomicBoolean over = new AtomicBoolean();

        private volatile String microphone = "";

        News(int number, Consumer<Message> news, Speaking speaking) {
            this.number = number;
            this.news = news;
            this.speaking = speaking;
        }

        @Override
        public void soundArrives() {
            news.accept(new Message.SoundArrives(number, surroundings.clock().instant()));
        }

        @Override
        public void speech(boolean begins) {
            news.accept(new Message.Speech(number, begins));
        }

        @Override
        public void heard(Heard heard) {
            sending.undisturbed(() -> speaking.heard(heard));
        }

        @Override
        public void moved() {
            if (over.compareAndSet(false, true)) {
                news.accept(new Message.EarMoved(number));
            }
        }

        @Override
        public void ended(Optional<String> problem) {
            if (over.compareAndSet(false, true)) {
                news.accept(new Message.EarEnded(
                        number, problem.orElse(""), surroundings.clock().instant()));
            }
        }
    }
}
