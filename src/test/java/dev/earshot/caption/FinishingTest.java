package dev.earshot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishingTest {
    private static final Finishing ENGLISH = new Finishing(true, true, Map.of(), List.of());
    private static final Finishing WORDS = new Finishing(
            false,
            false,
            Map.of("ear shot", "Earshot", "ear", "EAR", "obs", "OBS $1", "um", "", "l'eau", "water"),
            List.of("damn", "hell", "été"));

    @ParameterizedTest
    @CsvSource({
        "good morning, Good morning",
        "i think i'm late and so am i, I think I'm late and so am I",
        "hi in skiing iii, Hi in skiing iii",
        "élan vital, Élan vital",
        "ßa, SSa",
        "'', ''",
    })
    void aSentenceBeginsInUpperCaseAndSoDoesI(String words, String text) {
        assertThat(ENGLISH.finish(words, false)).isEqualTo(text);
    }

    @Test
    void whatContinuesASentenceDoesNotBeginOne() {
        assertThat(ENGLISH.finish("and i go on", true)).isEqualTo("and I go on");
    }

    @ParameterizedTest
    @CsvSource({
        "welcome to ear shot, welcome to Earshot",
        "an ear for ears, an EAR for ears",
        "Ear Shot and EAR, Earshot and EAR",
        "obs and jobs, OBS $1 and jobs",
        "um well um, well",
        "um, ''",
        "de l'eau, de water",
        "l'eau's, l'eau's",
    })
    void phrasesAreReplacedAsWholeWordsTheLongestFirst(String words, String text) {
        assertThat(WORDS.finish(words, false)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"damn it to hell, d*** it to h***", "hello, hello", "Damn, D***", "un été, un é**"})
    void maskedWordsShowTheirFirstLetter(String words, String text) {
        assertThat(WORDS.finish(words, false)).isEqualTo(text);
    }

    @Test
    void nothingIsChangedWithoutAWish() {
        assertThat(Finishing.none().finish("i see ear shot", false)).isEqualTo("i see ear shot");
    }
}
