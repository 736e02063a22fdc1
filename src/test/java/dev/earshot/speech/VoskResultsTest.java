package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoskResultsTest {
    @Test
    void aFinalKeepsItsWordsAndTheirTimes() {
        var heard = VoskResults.finalOf("""
                {"result":[{"conf":0.9,"start":0.36,"end":1.02,"word":"hello"},
                           {"conf":1.0,"start":1.02,"end":1.5,"word":"room"}],"text":"hello room"}""").orElseThrow();
        assertThat(heard.text()).isEqualTo("hello room");
        assertThat(heard.start()).hasMillis(360);
        assertThat(heard.end()).hasMillis(1500);
    }

    @Test
    void unknownWordsAreLeftOut() {
        assertThat(VoskResults.partialOf("{\"partial\":\"[unk] hello [unk]\"}")).isEqualTo("hello");
    }

    @Test
    void aFinalOfUnknownWordsAloneIsNone() {
        assertThat(VoskResults.finalOf("""
                {"result":[{"conf":0.9,"start":0.36,"end":1.02,"word":"[unk]"}],"text":"[unk]"}""")).isEmpty();
    }

    @Test
    void anEmptyFinalIsNone() {
        assertThat(VoskResults.finalOf("{\"text\":\"\"}")).isEmpty();
    }
}
