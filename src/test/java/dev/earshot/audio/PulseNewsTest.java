package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseNewsTest {
    @ParameterizedTest
    @CsvSource({
        "remove, source #3, GONE",
        "remove, source #31, LOOK",
        "new, source #4, LOOK",
        "change, source #3, NOTHING",
        "change, server #4294967295, LOOK",
        "change, source-output #9, DOUBT",
        "change, source-output #8, NOTHING",
        "new, source-output #10, NOTHING",
        "remove, source-output #9, NOTHING",
        "change, client #9, NOTHING",
        "change, sink #3, NOTHING"
    })
    void newsOfTheDeviceTheDefaultAndTheOwnRecordingCount(String what, String of, PulseNews means) {
        assertThat(PulseNews.of("Event '" + what + "' on " + of, 3, OptionalLong.of(9)))
                .isEqualTo(means);
    }

    @ParameterizedTest
    @CsvSource({"new, LOOK", "change, DOUBT", "remove, NOTHING"})
    void untilTheOwnRecordingIsKnownItMayBeEachOne(String what, PulseNews means) {
        assertThat(PulseNews.of("Event '" + what + "' on source-output #8", 3, OptionalLong.empty()))
                .isEqualTo(means);
    }
}
