package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a b c, a b c, 0",
        "'', a b, 2",
        "a b, '', 2",
        "a b c, a x c, 1",
        "a b c, a c, 1",
        "a c, a b c, 1",
        "a b c d, b c d e, 2",
        "one two three, three two one, 2",
        "hello world, Hello world, 1",
        "a a a, a, 2"
    })
    void countsWhatWasMissedMadeUpOrMistaken(String spoken, String recognised, int errors) {
        assertThat(WordErrors.between(words(spoken), words(recognised))).isEqualTo(errors);
        assertThat(WordErrors.between(words(recognised), words(spoken))).isEqualTo(errors);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
