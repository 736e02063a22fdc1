package dev.earshot.bench.recognition;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PacedSource;
import dev.earshot.audio.WavFile;
import dev.earshot.caption.Utterance;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Earshot's listening, from outside. */
final class Ours implements AutoCloseable {
    private static final Duration MAX_DELAY = Duration.ofSeconds(3);

    private final LiveModel model;

    Ours(Path folder) throws IOException {
        model = new LiveModel(SpeechModel.open(Optional.of(folder), List.of()));
    }

    /** Listens to the file as fast as it goes and does nothing with what it says. */
    void run(Path wav) throws InterruptedException {
        listen(() -> WavFile.open(wav), heard -> {});
    }

    /** What it says to the sound, spoken as slowly as it is. */
    List<Shown> shown(short[] sound) throws InterruptedException {
        Recording recording = new Recording(sound);
        List<Shown> shown = new ArrayList<>();
        listen(
                () -> new PacedSource(recording, InstantSource.system(), PacedSource.REAL),
                utterance -> shown.add(new Shown(recording.secondsSinceTheFirstSample(), utterance)));
        return shown;
    }

    /** The one place where listening is started: with the settings that the program has by default. */
    private void listen(Callable<AudioSource> opening, Consumer<Utterance> heard) throws InterruptedException {
        AtomicReference<Optional<String>> ended = new AtomicReference<>(Optional.of("It did not end"));
        Listening.Listener listener = new Listening.Listener() {
            @Override
            public void heard(Heard it) {
                heard.accept(it.utterance());
            }

            @Override
            public void ended(Optional<String> problem) {
                ended.set(problem);
            }
        };
        try (Listening listening = Listening.start(opening, model, MAX_DELAY, InstantSource.system(), listener)) {
            listening.await();
        }
        ended.get().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    @Override
    public void close() {
        model.close();
    }

    /** A sound from memory that notes when its first sample was asked for, which is when it begins to be spoken. */
    private static final class Recording implements AudioSource {
        private final short[] sound;
        private int at;
        private long began;

        Recording(short[] sound) {
            this.sound = sound;
        }

        @Override
        public int read(short[] buffer) {
            if (at == 0) {
                began = System.nanoTime();
            }
            int count = Math.min(buffer.length, sound.length - at);
            System.arraycopy(sound, at, buffer, 0, count);
            at += count;
            return count == 0 ? -1 : count;
        }

        double secondsSinceTheFirstSample() {
            return (System.nanoTime() - began) / 1e9;
        }

        @Override
        public void close() {}
    }
}
