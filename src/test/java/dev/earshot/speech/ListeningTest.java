package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PacedSource;
import dev.earshot.audio.WavFile;
import dev.earshot.caption.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Path SEVERAL_SENTENCES = Path.of("src/main/resources/dev/earshot/speech/demo/demo.wav");
    private static final Path RECORDING = Path.of("src/test/resources/speech/digits-1.wav");

    private final RecognitionTest.RecordingListener listener = new RecognitionTest.RecordingListener();

    @Test
    void aSourceThatFailsIsToldAndWhatWasSaidBeforeIsKept() throws IOException, InterruptedException {
        WavFile recording = WavFile.open(RECORDING);
        try (LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
                Listening listening = Listening.start(
                        () -> new FaultySource(recording, 24_000),
                        model,
                        Listening.WHOLE_SENTENCES,
                        Clock.systemUTC(),
                        listener)) {
            listening.await();
        }
        assertThat(listener.problem).contains("The microphone is gone");
        assertThat(listener.heard.getLast().utterance()).isInstanceOf(Utterance.Final.class);
    }

    @Test
    void aSourceThatCannotBeOpenedIsTold() throws IOException, InterruptedException {
        try (LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
                Listening listening = Listening.start(
                        () -> {
                            throw new IOException("There is no microphone");
                        },
                        model,
                        Listening.WHOLE_SENTENCES,
                        Clock.systemUTC(),
                        listener)) {
            listening.await();
        }
        assertThat(listener.problem).contains("There is no microphone");
        assertThat(listener.sound).isFalse();
    }

    @Test
    void speechBeginsWithTheFirstWordsOfASentenceAndEndsWithIt() throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        Listening.Listener noting = new Listening.Listener() {
            @Override
            public void speech(boolean begins) {
                told.add(begins ? "begins" : "ends");
            }

            @Override
            public void heard(Heard heard) {
                if (heard.utterance() instanceof Utterance.Final) {
                    told.add("sentence");
                }
            }
        };
        WavFile recording = WavFile.open(SEVERAL_SENTENCES);
        try (LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
                Listening listening =
                        Listening.start(() -> recording, model, Listening.WHOLE_SENTENCES, Clock.systemUTC(), noting)) {
            listening.await();
        }
        assertThat(told).startsWith("begins", "sentence", "ends", "begins");
    }

    @Test
    void stoppingFinishesTheSentenceBegun() throws IOException, InterruptedException {
        CountDownLatch speaking = new CountDownLatch(1);
        Listening.Listener untilSpeech = new Listening.Listener() {
            @Override
            public void soundArrives() {
                listener.soundArrives();
            }

            @Override
            public void heard(Heard heard) {
                listener.heard(heard);
                if (heard.utterance().text().contains("seven eight")) {
                    speaking.countDown();
                }
            }

            @Override
            public void ended(Optional<String> problem) {
                listener.ended(problem);
            }
        };
        AudioSource source = new PacedSource(WavFile.open(RECORDING), Clock.systemUTC(), PacedSource.REAL);
        try (LiveModel model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()))) {
            Listening listening =
                    Listening.start(() -> source, model, Listening.WHOLE_SENTENCES, Clock.systemUTC(), untilSpeech);
            speaking.await();
            listening.close();
        }
        assertThat(listener.problem).isEmpty();
        assertThat(listener.heard.getLast().utterance()).isInstanceOf(Utterance.Final.class);
    }

    /** Fails after so many samples, as a microphone does that is pulled out. */
    private static final class FaultySource implements AudioSource {
        private final AudioSource source;
        private int left;

        FaultySource(AudioSource source, int samples) {
            this.source = source;
            this.left = samples;
        }

        @Override
        public int read(short[] buffer) throws IOException {
            if (left <= 0) {
                throw new IOException("The microphone is gone");
            }
            int count = source.read(buffer);
            left -= count;
            return count;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
