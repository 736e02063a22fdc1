package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private Duration maxDelay = Duration.ofSeconds(3);
    private final Sentence sentence = new Sentence(() -> maxDelay);

    @Test
    void aGuessIsToldOnceAndMarksWhatHasStoodForLong() {
        assertThat(guess(1000, "good")).contains(partial("good", 0, false, 1000));
        assertThat(guess(1100, "good")).isEmpty();
        assertThat(guess(1650, "good morning")).contains(partial("good morning", 1, false, 1650));
        assertThat(guess(1700, "wood morning")).contains(partial("wood morning", 0, false, 1700));
    }

    @Test
    void aShortSentenceComesAsAWhole() {
        guess(1000, "good");
        assertThat(sentence.isDue(Duration.ofMillis(2900))).isFalse();
        assertThat(end(9000, "good morning")).contains(new Utterance.Final(words("good morning"), false));
        assertThat(sentence.isBegun()).isFalse();
    }

    @Test
    void ofALongOneTheWordsThatStandAreGivenAhead() {
        guess(1000, "a b");
        guess(2900, "a b c");
        assertThat(sentence.isDue(Duration.ofSeconds(3))).isTrue();
        assertThat(giveAhead(3050, "a b c")).contains(new Utterance.Final(words("a b"), false));
    }

    @Test
    void anotherDelayCountsFromTheNextSentenceOn() {
        guess(1000, "a b");
        maxDelay = Duration.ofSeconds(10);
        assertThat(sentence.isDue(Duration.ofSeconds(3))).isTrue();
        end(4000, "a b");

        guess(5000, "c d");
        assertThat(sentence.isDue(Duration.ofMillis(13_900))).isFalse();
        assertThat(sentence.isDue(Duration.ofSeconds(14))).isTrue();
    }

    @Test
    void theRestFollowsAndNoWordComesTwice() {
        guess(1000, "a b");
        giveAhead(3050, "a b c");

        assertThat(guess(3100, "a b c d")).contains(partial("c d", 0, true, 3100));
        assertThat(end(9000, "a b c d e").map(Utterance::text)).contains("c d e");
        assertThat(guess(9000, "f")).contains(partial("f", 0, false, 9000));
    }

    @Test
    void aWordThatChangesAfterItWasGivenAheadIsNotGivenAgain() {
        guess(1000, "a b");
        giveAhead(3050, "a b");

        assertThat(guess(3100, "a x c").map(Utterance::text)).contains("c");
        assertThat(end(9000, "a x c d").map(Utterance::text)).contains("c d");
    }

    @Test
    void whatWasGivenAheadEntirelyEndsWithNothing() {
        guess(1000, "a b");
        giveAhead(3050, "a b");
        assertThat(sentence.isBegun()).isTrue();
        assertThat(end(9000, "a b")).isEmpty();
        assertThat(sentence.isBegun()).isFalse();
    }

    @Test
    void whatFollowsWithoutAPauseContinuesTheSentence() {
        end(300, "a b");
        assertThat(guess(1000, "c")).contains(partial("c", 0, true, 1000));
        assertThat(end(9000, "c")).contains(new Utterance.Final(words("c"), true));
        assertThat(guess(9500, "d")).contains(partial("d", 0, false, 9500));
    }

    @Test
    void whatTheTwoWaysOfGuessingDisagreeOnIsNotGivenAhead() {
        guess(1000, "a b c");
        assertThat(giveAhead(3050, "a x c").map(Utterance::text)).contains("a");
        assertThat(end(9000, "a b c").map(Utterance::text)).contains("b c");
    }

    @Test
    void whatIsLeftIsDueInItsTurn() {
        guess(1000, "a b");
        guess(2000, "a b c");
        giveAhead(3050, "a b");
        assertThat(sentence.isDue(Duration.ofMillis(3999))).isFalse();
        assertThat(sentence.isDue(Duration.ofSeconds(4))).isTrue();
    }

    @Test
    void whileNoWordStandsNoneIsGivenAhead() {
        guess(1000, "a");
        guess(2990, "x");
        assertThat(giveAhead(3050, "x")).isEmpty();
        assertThat(sentence.isDue(Duration.ofMillis(3100))).isFalse();
        assertThat(sentence.isDue(Duration.ofMillis(3300))).isTrue();
    }

    @Test
    void aWordIsDueItsDelayAfterItsOwnBeginning() {
        guess(1000, "a");
        assertThat(sentence.giveAhead(
                        List.of(new Word("a", Duration.ofMillis(900), Duration.ofMillis(990), 1)),
                        Duration.ofMillis(3100)))
                .isEmpty();
        assertThat(sentence.isDue(Duration.ofMillis(3899))).isFalse();
        assertThat(sentence.isDue(Duration.ofMillis(3900))).isTrue();
    }

    private Optional<Utterance.Partial> guess(long millis, String text) {
        return sentence.guess(List.of(text.split(" ", -1)), Duration.ofMillis(millis));
    }

    private Optional<Utterance.Final> giveAhead(long millis, String text) {
        return sentence.giveAhead(words(text), Duration.ofMillis(millis));
    }

    private Optional<Utterance.Final> end(long millis, String text) {
        return sentence.end(words(text), Duration.ofMillis(millis));
    }

    private static Utterance.Partial partial(String text, int stable, boolean continued, long millis) {
        return new Utterance.Partial(text, stable, continued, Duration.ofMillis(millis));
    }

    /** Ten words a second from the beginning on. */
    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            Duration start = Duration.ofMillis(100L * words.size());
            words.add(new Word(word, start, start.plusMillis(90), 1));
        }
        return words;
    }
}
