package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
    @ParameterizedTest(name = "of {0} in {1}: {2}")
    @CsvSource({
        // unchanged
        "a b c, a b c d e, 3",
        "'', a b, 0",
        "a b c, a b c, 3",
        // a word changed, left out, put in
        "a b c, a x c d e, 3",
        "a b c, a b x d e, 3",
        "a b c, a c d e, 2",
        "a b c, a x b c d e, 4",
        // split in two, joined from two
        "good night, good mid night and, 3",
        "an other day, another day then, 2",
        // the end itself is gone
        "a b c, a b, 2",
        "a b, '', 0",
        // the same word again is not the one that was sent
        "no no, no no no, 2",
        "one two, one one two two, 3",
    })
    void theEndIsWhereTheFewestWordsDiffer(String beginning, String words, int end) {
        assertThat(Alignment.end(words(beginning), words(words))).isEqualTo(end);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
