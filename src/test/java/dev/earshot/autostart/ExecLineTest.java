package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/opt/earshot/bin/earshot | /opt/earshot/bin/earshot",
                "/my programs/earshot     | \"/my programs/earshot\"",
                "/50%/x                   | /50%%/x",
                "/a $b                    | \"/a \\\\$b\"",
                "/a\"b                    | \"/a\\\\\"b\"",
                "/a`b                     | \"/a\\\\`b\"",
                "/a\\b                    | \"/a\\\\\\\\b\"",
                "/it's                    | \"/it's\"",
                "/zoë/größe               | /zoë/größe",
            })
    void whatIsReservedIsQuotedAndEscapedTwice(String word, String written) {
        assertThat(ExecLine.write(List.of(word))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                " ",
                "two words",
                "\"",
                "say \"hello\"",
                "$HOME",
                "50% or 100%%",
                "%f",
                "a\\b\\",
                "\\\\",
                "\\n",
                "line\nfeed\ttab\rreturn",
                "`id`",
                "'",
                "it's",
                "größe/ß/漢字/🎤",
                "<a>|b&c;d*e?f#g(h)~",
                "-Da=b",
            })
    void whatIsWrittenIsReadBack(String word) {
        List<String> words = List.of("/bin/x", word, word, "run");
        assertThat(ExecLine.read(ExecLine.write(words))).isEqualTo(words);
        assertThat(ExecLine.text(ExecLine.string(word))).isEqualTo(word);
    }

    @Test
    void everyPairOfCharactersIsReadBack() {
        for (char a = ' '; a < 127; a++) {
            for (char b = ' '; b < 127; b++) {
                List<String> words = List.of("x" + a + b, "" + a + b);
                assertThat(ExecLine.read(ExecLine.write(words))).isEqualTo(words);
            }
        }
    }

    @Test
    void aClassPathAsLongAsTheyComeIsReadBack() {
        List<String> words = List.of("java", "-cp", "/my $programs/lib/one.jar:".repeat(20_000), "run");
        assertThat(ExecLine.read(ExecLine.write(words))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "  /a   run            | /a,run",
                "/a run %U             | /a,run",
                "/a 'b c'd             | /a,b cd",
                "\"/a b\"/c            | /a b/c",
                "/a\\\\ b              | /a b",
                "/a \"\\$x\"           | /a,$x",
                "/a\\sb                | /a,b",
            })
    void whatIsWrittenByHandIsReadAsADesktopDoes(String value, String words) {
        assertThat(ExecLine.read(value)).containsExactly(words.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"/a", "/a 'b", "/a \"b\\\"", "", "   ", "%f", "/a \\"})
    void nothingIsReadWhereNothingCanBe(String value) {
        assertThat(ExecLine.read(value)).isEmpty();
    }
}
