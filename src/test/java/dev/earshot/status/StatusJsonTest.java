package dev.earshot.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.audio.Loudness;
import dev.earshot.delivery.Sync;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    @Test
    void oneObjectTellsAll() {
        assertThat(StatusJson.encode(Pictures.of(Pictures.LISTENING, new Sync.Fine())))
                .isEqualTo("{\"state\":\"listening\",\"speech\":false,\"since\":\"2026-01-31T12:00:00Z\","
                        + "\"microphone\":\"default\",\"model\":\"demo\",\"server\":\"http://127.0.0.1:3000/api/send\","
                        + "\"room\":\"panel\",\"speaker\":\"Ada\",\"hotkey\":\"Ctrl+Alt+L\","
                        + "\"display\":\"http://127.0.0.1:3000/display?room=panel\",\"sync\":{\"state\":\"fine\"},"
                        + "\"figures\":{\"sent\":7,\"queued\":3,\"errors\":6,\"refused\":1,\"expired\":2,\"dropped\":3,"
                        + "\"retried\":4,\"held_back\":0,\"delay\":0.6},\"text\":\"Listening\",\"tooltip\":\"Listening\","
                        + "\"class\":\"listening\"}");
    }

    @Test
    void theProfileInUseIsTold() {
        Status status = Pictures.of(Pictures.LISTENING, new Sync.Fine());
        List<String> names = List.of("church", "raid");
        assertThat(StatusJson.encode(Pictures.withProfiles(status, Optional.of("church"), names)))
                .endsWith(",\"class\":\"listening\",\"profile\":\"church\"}");
        assertThat(StatusJson.encode(Pictures.withProfiles(status, Optional.empty(), names)))
                .isEqualTo(StatusJson.encode(status));
    }

    @Test
    void theLevelIsToldToATenth() {
        assertThat(StatusJson.encode(loud(new Loudness(-32.149, -11.96))))
                .contains(",\"microphone\":\"default\",\"level\":{\"rms\":-32.1,\"peak\":-12.0,\"clipping\":false},");
    }

    @Test
    void silenceHasNoLevelInDecibels() {
        double infinite = Double.NEGATIVE_INFINITY;
        assertThat(StatusJson.encode(loud(new Loudness(infinite, infinite))))
                .contains(",\"level\":{\"clipping\":false},");
    }

    @Test
    void whatIsTooLoudIsSaidInWords() {
        assertThat(StatusJson.encode(loud(new Loudness(-3, 0))))
                .contains("\"clipping\":true")
                .contains("\"tooltip\":\"Listening, too loud: turn the microphone down\"");
    }

    @Test
    void whoeverFollowsIsNotToldOfEachLevel() {
        assertThat(StatusJson.encodeLasting(loud(new Loudness(-32, -12))))
                .isEqualTo(StatusJson.encode(Pictures.of(Pictures.LISTENING, new Sync.Fine())));
    }

    @Test
    void aMicrophoneThatGivesSilenceIsAProblem() {
        assertThat(StatusJson.encode(Pictures.of(Pictures.SILENCE, new Sync.Fine())))
                .contains(
                        "\"state\":\"listening\",\"speech\":false,\"problem\":\"The microphone gives silence: muted?\"",
                        "\"tooltip\":\"The microphone gives silence: muted?\",\"class\":\"silent\"");
    }

    private static Status loud(Loudness level) {
        return Pictures.loud(Pictures.of(Pictures.LISTENING, new Sync.Fine()), level);
    }

    @Test
    void troubleIsSaidInWords() {
        assertThat(StatusJson.encode(Pictures.of(
                        new AgentState.Lost(1, "The microphone is gone.", 1),
                        new Sync.Offline(3, "Nobody answers at 127.0.0.1:3000"))))
                .contains("\"state\":\"lost\"", "\"problem\":\"The microphone is gone.\"")
                .contains(
                        "\"sync\":{\"state\":\"offline\",\"queued\":3,\"reason\":\"Nobody answers at 127.0.0.1:3000\"}")
                .contains("\"tooltip\":\"Not hearing: The microphone is gone.; offline, 3 waiting: Nobody answers");
    }
}
