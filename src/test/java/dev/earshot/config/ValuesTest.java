package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT1.5S, 1500 ms",
        "PT1S, 1 s",
        "PT1M, 1 min",
        "PT1M30S, 90 s",
        "PT1H, 1 h",
        "PT1H30M, 90 min"
    })
    void aDurationIsSpeltInItsLargestUnit(Duration duration, String spelt) {
        assertThat(Values.spelt(duration)).isEqualTo(spelt);
    }
}
