package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HearingTest {
    private static final Duration MAX_DELAY = Duration.ofSeconds(3);

    private LiveModel model;
    private final AtomicLong heardSamples = new AtomicLong();
    private LongConsumer atSamples = samples -> {};

    @BeforeEach
    void openModel() throws IOException {
        model = new LiveModel(SpeechModel.open(Optional.empty(), List.of()));
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void whatIsSaidAfterALongSilenceIsHeardWholeAndHasItsTrueTime(int noise) throws IOException, InterruptedException {
        Duration silence = Duration.ofSeconds(40);
        Spoken digits = Spoken.recording("digits-1");

        List<Word> atOnce = words(finals(digits, Listening.WHOLE_SENTENCES, each -> {}));
        Spoken later = Spoken.noise(silence, noise).then(digits);
        List<Word> words = words(finals(later, Listening.WHOLE_SENTENCES, each -> {}));

        assertThat(texts(words)).isEqualTo(texts(atOnce)).hasSize(7);
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i).end()).isCloseTo(atOnce.get(i).end().plus(silence), Duration.ofMillis(150));
        }
    }

    @Test
    void aFreshRecogniserLosesNoWord() throws IOException, InterruptedException {
        int often = 210;
        Spoken elevenMinutes = Spoken.recording("digits-1").times(often);
        assertThat(elevenMinutes.length()).isGreaterThan(Duration.ofMinutes(11));

        List<Word> words = words(finals(elevenMinutes, Listening.WHOLE_SENTENCES, each -> {}));

        assertThat(words).hasSize(7 * often);
        assertThat(words).extracting(Word::end).isSorted();
    }

    @Test
    void anotherModelIsTakenBetweenTwoSentences() throws IOException, InterruptedException {
        List<String> before = finals(Spoken.recording("speaker-a"), Listening.WHOLE_SENTENCES, each -> {}).stream()
                .map(Utterance::text)
                .toList();

        SpeechModel thanking = SpeechModel.open(Optional.empty(), List.of("thank you"));
        List<String> during = finals(Spoken.recording("speaker-a"), Listening.WHOLE_SENTENCES, sentence -> {
                    if (sentence.text().equals(before.getFirst())) {
                        model.exchange(thanking);
                    }
                })
                .stream()
                .map(Utterance::text)
                .toList();

        assertThat(during.getFirst()).isEqualTo(before.getFirst());
        assertThat(during).hasSizeGreaterThan(1);
        assertThat(during.subList(1, during.size())).allMatch(text -> text.matches("(thank|you)( (thank|you))*"));
    }

    @Test
    void aModelThatIsChangedWhileNobodySpeaksIsUsedForTheNextSentence() throws IOException, InterruptedException {
        Spoken sentence = Spoken.recording("digits-1");
        Spoken twice = sentence.then(Spoken.noise(Duration.ofSeconds(8), 10)).then(sentence);
        Duration inThePause = sentence.length().plusSeconds(5);
        SpeechModel limited = SpeechModel.open(Optional.empty(), List.of("three"));
        AtomicBoolean exchanged = new AtomicBoolean();
        atSamples = samples -> {
            if (AudioSource.length(samples).compareTo(inThePause) > 0 && exchanged.compareAndSet(false, true)) {
                model.exchange(limited);
            }
        };

        List<Utterance.Final> captions = finals(twice, Listening.WHOLE_SENTENCES, each -> {});

        assertThat(exchanged).isTrue();
        assertThat(texts(captions.getFirst().words())).hasSize(7);
        assertThat(texts(words(captions.subList(1, captions.size())))).containsOnly("three");
    }

    @Test
    void aModelIsNotChangedInTheMiddleOfSpeech() throws IOException, InterruptedException {
        Spoken talk = Spoken.demo().withoutPauses();
        List<String> undisturbed = texts(words(finals(talk, Listening.WHOLE_SENTENCES, each -> {})));
        SpeechModel same = SpeechModel.open(Optional.empty(), List.of());
        AtomicBoolean exchanged = new AtomicBoolean();

        List<String> words = texts(words(finals(talk, Listening.WHOLE_SENTENCES, each -> {
            if (exchanged.compareAndSet(false, true)) {
                model.exchange(same);
            }
        })));

        assertThat(words).isEqualTo(undisturbed);
    }

    @Test
    void aSpeakerWhoDoesNotPauseIsNotKeptWaiting() throws IOException, InterruptedException {
        Spoken talk = Stream.of("speaker-a", "speaker-b", "speaker-c")
                .map(HearingTest::recording)
                .reduce(Spoken.demo(), Spoken::then)
                .withoutPauses();
        assertThat(talk.length()).isGreaterThan(Duration.ofSeconds(45));

        List<Duration> delays = new ArrayList<>();
        List<Utterance.Final> captions = finals(talk, MAX_DELAY, caption -> {
            Duration now = AudioSource.length(heardSamples.get());
            caption.words().forEach(word -> delays.add(now.minus(word.end())));
        });
        List<Utterance.Final> whole = finals(talk, Listening.WHOLE_SENTENCES, caption -> {});

        Duration mean = delays.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(delays.size());
        assertThat(mean).isLessThan(Duration.ofMillis(2_300));
        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMillis(3_300)) < 0);
        // No word twice and none missing.
        assertThat(texts(words(captions))).isEqualTo(texts(words(whole)));
        assertThat(captions).hasSizeGreaterThan(3 * whole.size());
        assertThat(captions.stream().skip(1)).allMatch(Utterance.Final::continued);
    }

    @Test
    void whatStandsInAPartialIsInTheSentence() throws IOException, InterruptedException {
        List<Utterance> heard = hear(Spoken.demo(), Listening.WHOLE_SENTENCES, caption -> {});
        List<String> standing = new ArrayList<>();
        int marked = 0;
        for (Utterance utterance : heard) {
            List<String> words = List.of(utterance.text().split(" ", -1));
            if (utterance instanceof Utterance.Partial partial) {
                standing.add(String.join(" ", words.subList(0, partial.stable())));
                marked += partial.stable();
            } else {
                assertThat(standing).allMatch(beginning -> utterance.text().startsWith(beginning));
                standing.clear();
            }
        }
        assertThat(marked).isPositive();
    }

    @Test
    void onlyTheVocabularyIsHeardWhereThereIsOne() throws IOException, InterruptedException {
        model.exchange(SpeechModel.open(Optional.empty(), List.of("seven", "nine three")));
        assertThat(texts(words(finals(Spoken.recording("digits-1"), Listening.WHOLE_SENTENCES, caption -> {}))))
                .isNotEmpty()
                .isSubsetOf("seven", "nine", "three");
    }

    private static Spoken recording(String name) {
        try {
            return Spoken.recording(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Word> words(List<Utterance.Final> captions) {
        return captions.stream().flatMap(caption -> caption.words().stream()).toList();
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private List<Utterance.Final> finals(Spoken spoken, Duration maxDelay, Consumer<Utterance.Final> told)
            throws InterruptedException {
        return hear(spoken, maxDelay, told).stream()
                .filter(Utterance.Final.class::isInstance)
                .map(Utterance.Final.class::cast)
                .toList();
    }

    private List<Utterance> hear(Spoken spoken, Duration maxDelay, Consumer<Utterance.Final> told)
            throws InterruptedException {
        List<Utterance> utterances = new ArrayList<>();
        Listening.Listener listener = heard -> {
            utterances.add(heard.utterance());
            if (heard.utterance() instanceof Utterance.Final caption) {
                told.accept(caption);
            }
        };
        heardSamples.set(0);
        AudioSource source = counted(spoken.source());
        try (Listening listening = Listening.start(() -> source, model, maxDelay, Clock.systemUTC(), listener)) {
            listening.await();
        }
        return utterances;
    }

    private AudioSource counted(AudioSource source) {
        return new AudioSource() {
            @Override
            public int read(short[] buffer) throws IOException {
                int count = source.read(buffer);
                atSamples.accept(heardSamples.addAndGet(Math.max(0, count)));
                return count;
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
