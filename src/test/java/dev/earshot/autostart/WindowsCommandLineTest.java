package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsCommandLineTest {
    @Test
    void theProgramIsQuotedAndOtherWordsWhereTheyMustBe() {
        assertThat(WindowsCommandLine.write(List.of("C:\\Program Files\\Earshot\\Earshot.exe", "run")))
                .isEqualTo("\"C:\\Program Files\\Earshot\\Earshot.exe\" run");
        assertThat(WindowsCommandLine.write(List.of("C:\\x.exe", "a b", "c\\", "d \\", "")))
                .isEqualTo("\"C:\\x.exe\" \"a b\" c\\ \"d \\\\\" \"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "", " ", "\"", "a\\\"b", "a b\\", "\\\\server\\x y\\", "größe", "\\\\\"\\\\", "%A%"})
    void whatIsWrittenIsReadBack(String word) {
        List<String> words = List.of("C:\\x.exe", word, word);
        assertThat(WindowsCommandLine.read(WindowsCommandLine.write(words))).isEqualTo(words);
    }

    /** The examples of Microsoft's page. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"abc\" d e        | abc;d;e",
                "a\\\\b d\"e f\"g h | a\\\\b;de fg;h",
                "a\\\\\\\"b c d     | a\\\"b;c;d",
                "a\\\\\\\\\"b c\" d e | a\\\\b c;d;e",
            })
    void whatIsWrittenByHandIsReadAsWindowsDoes(String line, String words) {
        assertThat(WindowsCommandLine.read(line)).containsExactly(words.split(";", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"C:\\x.exe run"})
    void nothingIsReadWhereNothingCanBe(String line) {
        assertThat(WindowsCommandLine.read(line)).isEmpty();
    }
}
