package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.words.Typing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKeysTest {
    private final KnownKeys keys =
            new KnownKeys(List.of("server.url", "delivery.timeout", "delivery.max-in-flight", "log.level"));

    @ParameterizedTest
    @CsvSource({
        "delivery.timout, delivery.timeout",
        "delivery.maxInFlight, delivery.max-in-flight",
        "servre.url, server.url",
        "delivry, delivery",
        "level, log.level",
        "earshot.server.url, server.url",
    })
    void theNearestNameIsMeant(String written, String meant) {
        assertThat(keys.unknown(written)).isEqualTo("there is no such setting; did you mean " + meant + "?");
    }

    @Test
    void nothingIsGuessedFromAfar() {
        assertThat(keys.unknown("banana")).isEqualTo("there is no such setting; leave it out");
    }

    @Test
    void groupsAreKnownByTheirSettings() {
        assertThat(keys.isGroup("delivery")).isTrue();
        assertThat(keys.isGroup("delivery.timeout")).isFalse();
        assertThat(keys.isSetting("delivery.timeout")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, abd, 1", "abc, ac, 1", "abc, xabc, 1", "kitten, sitting, 3"})
    void distanceCountsLetters(String one, String other, int letters) {
        assertThat(Typing.distance(one, other)).isEqualTo(letters);
        assertThat(Typing.distance(other, one)).isEqualTo(letters);
    }
}
