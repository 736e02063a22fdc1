package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {
    private final Background background = new Background();
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 300, 3000})
    void evenNoiseIsQuietHoweverLoud(int noise) {
        hear(1000, noise);
        assertThat(hear(2000, noise)).isGreaterThan(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 300, 3000})
    void whatIsFourTimesAsLoudAsTheNoiseIsNot(int noise) {
        hear(3000, noise);
        assertThat(hear(20, Math.max(60, 4 * noise))).isZero();
    }

    @Test
    void quietIsCountedFromTheLastLoudSound() {
        hear(3000, 10);
        hear(200, 2000);
        assertThat(hear(400, 10)).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void nothingIsQuietAtFirst() {
        assertThat(hear(100, 100)).isZero();
    }

    @Test
    void noiseThatGrewIsNoiseAFewSecondsLater() {
        hear(5000, 20);
        assertThat(hear(500, 500)).isZero();
        hear(6000, 500);
        assertThat(hear(2000, 500)).isGreaterThan(Duration.ofMillis(1500));
    }

    @Test
    void speechOverNoiseIsNotTakenForNoiseHoweverLongItGoesOn() {
        hear(2000, 50);
        for (int word = 0; word < 60; word++) {
            hear(400, 1500);
            assertThat(hear(120, 50)).isLessThan(Duration.ofMillis(200));
        }
    }

    private Duration hear(int millis, int amplitude) {
        short[] sound = new short[AudioSource.SAMPLE_RATE * millis / 1000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (random.nextGaussian() * amplitude);
        }
        return background.quiet(sound, sound.length);
    }
}
