package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Word;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoskResultsTest {
    @Test
    void aFinalKeepsItsWordsAndTheirTimes() {
        var words = VoskResults.result("""
                {"result":[{"conf":0.9,"start":0.36,"end":1.02,"word":"hello"},
                           {"conf":1.0,"start":1.02,"end":1.5,"word":"room"}],"text":"hello room"}""");
        assertThat(words)
                .containsExactly(
                        new Word("hello", Duration.ofMillis(360), Duration.ofMillis(1020), 0.9),
                        new Word("room", Duration.ofMillis(1020), Duration.ofMillis(1500), 1));
    }

    @Test
    void aPartialHasTimesWhereTheyWereAskedFor() {
        assertThat(VoskResults.timedPartial("""
                {"partial":"hello","partial_result":[{"conf":1.0,"start":0.36,"end":1.02,"word":"hello"}]}"""))
                .containsExactly(new Word("hello", Duration.ofMillis(360), Duration.ofMillis(1020), 1));
        assertThat(VoskResults.timedPartial("{\"partial\":\"\"}")).isEmpty();
    }

    @Test
    void aPartialIsItsWords() {
        assertThat(VoskResults.partial("{\"partial\":\"[unk] hello\"}")).containsExactly("[unk]", "hello");
        assertThat(VoskResults.partial("{\"partial\":\"\"}")).isEmpty();
    }

    @Test
    void aFinalOfUnknownWordsAloneIsNone() {
        assertThat(VoskResults.result("""
                {"result":[{"conf":0.9,"start":0.36,"end":1.02,"word":"[unk]"}],"text":"[unk]"}""")).isEmpty();
    }

    @Test
    void anEmptyFinalIsNone() {
        assertThat(VoskResults.result("{\"text\":\"\"}")).isEmpty();
    }
}
