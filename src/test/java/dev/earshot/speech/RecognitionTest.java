package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.WavFile;
import dev.earshot.caption.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engine on the project's own recordings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecognitionTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/speech");

    private LiveModel model;

    @BeforeAll
    void openModel() throws IOException {
        model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
    }

    @AfterAll
    void closeModel() {
        model.close();
    }

    @Test
    void everySentenceOfTheDemoIsHeardWordForWord() throws IOException, InterruptedException {
        assertThat(sentences(hear(WavFile.open(resource("demo.wav"), "demo.wav"))))
                .containsExactlyElementsOf(lines("demo.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-44k-stereo",
                "demo-8k",
                "digits-1",
                "digits-2",
                "digits-3",
                "speaker-a",
                "speaker-b",
                "speaker-c"
            })
    void theSameWordsAreHeardAtEveryRate(String recording) throws IOException, InterruptedException {
        assertThat(words(sentences(hear(WavFile.open(RECORDINGS.resolve(recording + ".wav"))))))
                .isEqualTo(words(java.nio.file.Files.readAllLines(RECORDINGS.resolve(recording + ".txt"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "noise"})
    void whatIsNoSpeechGivesNoCaption(String recording) throws IOException, InterruptedException {
        assertThat(sentences(hear(WavFile.open(RECORDINGS.resolve(recording + ".wav")))))
                .isEmpty();
    }

    @Test
    void wordsHaveTimesInOrderWithinTheRecording() throws IOException, InterruptedException {
        WavFile recording = WavFile.open(RECORDINGS.resolve("digits-1.wav"));
        long length = recording.duration().orElseThrow().toMillis();
        List<Heard> heard = hear(recording);
        List<Long> times = heard.stream()
                .map(Heard::utterance)
                .filter(Utterance.Final.class::isInstance)
                .flatMap(utterance -> ((Utterance.Final) utterance).words().stream())
                .flatMap(word -> List.of(word.start().toMillis(), word.end().toMillis()).stream())
                .toList();
        assertThat(times).hasSizeGreaterThan(10).isSorted().allMatch(time -> time >= 0 && time <= length);
    }

    @Test
    void partialsComeBeforeTheSentenceTheyLeadTo() throws IOException, InterruptedException {
        List<Heard> heard = hear(WavFile.open(RECORDINGS.resolve("speaker-a.wav")));
        assertThat(heard.getFirst().utterance()).isInstanceOf(Utterance.Partial.class);
        assertThat(heard.stream()
                        .filter(each -> each.utterance() instanceof Utterance.Partial)
                        .count())
                .isGreaterThan(10);
    }

    private List<Heard> hear(WavFile recording) throws InterruptedException {
        RecordingListener listener = new RecordingListener();
        try (Listening listening =
                Listening.start(() -> recording, model, Listening.WHOLE_SENTENCES, Clock.systemUTC(), listener)) {
            listening.await();
        }
        assertThat(listener.problem).isEmpty();
        return listener.heard;
    }

    private static List<String> sentences(List<Heard> heard) {
        return heard.stream()
                .map(Heard::utterance)
                .filter(Utterance.Final.class::isInstance)
                .map(Utterance::text)
                .toList();
    }

    /** Homophones count as one word: nothing in the sound tells them apart. */
    private static List<String> words(List<String> sentences) {
        List<String> words = new ArrayList<>();
        for (String sentence : sentences) {
            Arrays.stream(sentence.split(" "))
                    .map(word -> word.equals("to") ? "two" : word.equals("for") ? "four" : word)
                    .forEach(words::add);
        }
        return words;
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return RecognitionTest.class.getResourceAsStream("demo/" + name);
    }

    static final class RecordingListener implements Listening.Listener {
        final List<Heard> heard = new CopyOnWriteArrayList<>();
        volatile boolean sound;
        volatile Optional<String> problem = Optional.of("it has not ended");

        @Override
        public void soundArrives() {
            sound = true;
        }

        @Override
        public void heard(Heard utterance) {
            heard.add(utterance);
        }

        @Override
        public void ended(Optional<String> why) {
            problem = why;
        }
    }
}
