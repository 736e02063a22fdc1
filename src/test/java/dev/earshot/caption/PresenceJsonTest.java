package dev.earshot.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.CaptionJson.Malformed;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresenceJsonTest {
    private final Session session = new Session(Speaker.named("Ada"), new Random(1));

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsWhatIsRead(Presence.State state) throws Malformed {
        PostedPresence posted = new PostedPresence("panel", "open sesame", session.presence(state));
        assertThat(PresenceJson.decode(PresenceJson.encode(posted))).isEqualTo(posted);
    }

    @ParameterizedTest
    @EnumSource
    void thePassphraseIsNotInWhatIsLogged(Presence.State state) {
        assertThat(new PostedPresence("panel", "open sesame", session.presence(state)))
                .asString()
                .contains("Ada", "panel", state.name())
                .doesNotContain("sesame");
    }
}
