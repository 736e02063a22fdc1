package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_056, 44_100, 48_000, 96_000, 191_999})
    void toneKeepsItsAmplitudeAndItsPlaceInTime(int rate) {
        short[] heard = resample(rate, Sound.tone(1_000, rate, 1, 0.5), 4_096);
        float[] ideal = Sound.tone(1_000, AudioSource.SAMPLE_RATE, 1, 0.5);

        assertThat(Sound.rms(middle(heard))).isCloseTo(0.5 / Math.sqrt(2), within(0.005 / Math.sqrt(2)));
        for (int i = 1_000; i < 15_000; i++) {
            assertThat(heard[i] / 0x1p15).isCloseTo(ideal[i], within(0.005));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 32_000, 44_056, 44_100, 48_000, 96_000, 192_000})
    void whatWouldFoldIntoSpeechIsSixtyDecibelsDown(int rate) {
        short[] heard = resample(rate, Sound.tone(10_000, rate, 1, 0.9), 4_096);

        assertThat(Sound.rms(middle(heard))).isLessThan(0.9 / Math.sqrt(2) / 1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 44_100, 48_000, 191_999})
    void sizeOfThePiecesChangesNothing(int rate) {
        float[] sound = Sound.tone(700, rate, 0.3, 0.8);
        short[] whole = resample(rate, sound, sound.length);

        assertThat(resample(rate, sound, 1)).isEqualTo(whole);
        assertThat(resample(rate, sound, 37)).isEqualTo(whole);
        assertThat(resample(rate, sound, 4_096)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 16_000, 44_100, 48_000, 192_000})
    void noSampleIsLostOrAdded(int rate) {
        for (int length : new int[] {0, 1, 2, 100, 12_345, rate}) {
            assertThat((double) resample(rate, new float[length], 1_000).length)
                    .isCloseTo(length * 16_000.0 / rate, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000})
    void soundUpToTheVeryEndIsThere(int rate) {
        float[] sound = new float[rate / 10];
        Arrays.fill(sound, 0.5f);
        short[] heard = resample(rate, sound, 500);

        assertThat((int) heard[heard.length - 8]).isCloseTo(0x4000, within(0x800));
    }

    @Test
    void sixteenKilohertzPassesBitByBit() {
        short[] every = new short[0x10000];
        float[] sound = new float[every.length];
        for (int i = 0; i < every.length; i++) {
            every[i] = (short) (i + Short.MIN_VALUE);
            sound[i] = every[i] / 0x1p15f;
        }

        assertThat(resample(16_000, sound, 999)).isEqualTo(every);
    }

    @Test
    void roundsToTheNearestAndClipsInsteadOfWrapping() {
        float[] sound = {1, 2, -1, -3, 0.6f / 0x1p15f, -0.6f / 0x1p15f, 0.4f / 0x1p15f};

        assertThat(resample(16_000, sound, 7)).containsExactly(32_767, 32_767, -32_768, -32_768, 1, -1, 0);
    }

    @Test
    void takesNoRateItIsNotMadeFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampler(7_999));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampler(192_001));
    }

    @Test
    void takesNothingAfterTheEnd() {
        Resampler resampler = new Resampler(48_000);
        resampler.end();

        assertThatIllegalStateException().isThrownBy(() -> resampler.push(new float[1], 1));
    }

    private static short[] middle(short[] heard) {
        return Arrays.copyOfRange(heard, 1_600, heard.length - 1_600);
    }

    private static short[] resample(int rate, float[] sound, int piece) {
        Resampler resampler = new Resampler(rate);
        short[] heard = new short[0];
        for (int at = 0; at < sound.length; at += piece) {
            int count = Math.min(piece, sound.length - at);
            resampler.push(Arrays.copyOfRange(sound, at, at + count), count);
            heard = pullAll(resampler, heard);
        }
        resampler.end();
        return pullAll(resampler, heard);
    }

    private static short[] pullAll(Resampler resampler, short[] heard) {
        short[] all = heard;
        short[] buffer = new short[100];
        for (int count = resampler.pull(buffer); count > 0; count = resampler.pull(buffer)) {
            all = Sound.append(all, buffer, count);
        }
        return all;
    }
}
