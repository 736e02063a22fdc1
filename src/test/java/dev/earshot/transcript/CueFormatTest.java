package dev.earshot.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CueFormatTest {
    private static final Cue CUE = new Cue(Duration.ofMillis(1_050), Duration.ofMillis(62_345), "hello room");

    @Test
    void txtIsASentenceALine() {
        assertThat(CueFormat.TXT.head()).isEmpty();
        assertThat(CueFormat.TXT.cue(1, CUE)).isEqualTo("hello room\n");
    }

    @Test
    void jsonIsAnObjectALineWithSeconds() {
        assertThat(CueFormat.JSON.head()).isEmpty();
        assertThat(CueFormat.JSON.cue(1, CUE)).isEqualTo("""
                {"start":1.05,"end":62.345,"text":"hello room"}
                """);
    }

    @Test
    void jsonKeepsALineALine() {
        assertThat(CueFormat.JSON.cue(1, saying("say \"a\nb\"")))
                .contains("\"text\":\"say \\\"a\\nb\\\"\"")
                .containsOnlyOnce("\n");
    }

    @Test
    void srtHasNumbersAndCommas() {
        assertThat(CueFormat.SRT.head()).isEmpty();
        assertThat(CueFormat.SRT.cue(7, CUE)).isEqualTo("""
                7
                00:00:01,050 --> 00:01:02,345
                hello room

                """);
    }

    @Test
    void vttHasAHeadAndPoints() {
        assertThat(CueFormat.VTT.head()).isEqualTo("WEBVTT\n\n");
        assertThat(CueFormat.VTT.cue(7, CUE)).isEqualTo("""
                00:00:01.050 --> 00:01:02.345
                hello room

                """);
    }

    @Test
    void vttEscapesWhatItWouldReadAsMarkupOrTimes() {
        assertThat(CueFormat.VTT.cue(1, saying("a < b & c --> d &lt;"))).contains("a &lt; b &amp; c --&gt; d &amp;lt;");
    }

    @Test
    void srtAndTxtHaveTextAsItIs() {
        assertThat(CueFormat.SRT.cue(1, saying("a < b & c"))).contains("\na < b & c\n");
        assertThat(CueFormat.TXT.cue(1, saying("a < b & c"))).isEqualTo("a < b & c\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"TXT", "SRT", "VTT"})
    void aLineEndInASentenceEndsNoCue(CueFormat format) {
        assertThat(format.cue(1, saying("one\r\n\ntwo\nthree"))).contains("one two three\n");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 00:00:00.000",
        "PT59.999999S, 00:00:59.999",
        "PT9H59M59.001S, 09:59:59.001",
        "PT10H, 10:00:00.000",
        "PT123H4M5.6S, 123:04:05.600"
    })
    void timesAreWrittenWhole(Duration at, String stamp) {
        Cue cue = new Cue(at, at, "x");

        assertThat(CueFormat.VTT.cue(1, cue)).startsWith(stamp + " --> " + stamp + "\n");
        assertThat(CueFormat.SRT.cue(1, cue)).contains("\n" + stamp.replace('.', ',') + " --> ");
    }

    @ParameterizedTest
    @EnumSource
    void lineEndsAreTheSameEverywhere(CueFormat format) {
        assertThat(format.head() + format.cue(1, CUE)).endsWith("\n").doesNotContain("\r");
    }

    private static Cue saying(String text) {
        return new Cue(Duration.ZERO, Duration.ofSeconds(1), text);
    }
}
