package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredSourceTest {
    private static final int SECOND = AudioSource.SAMPLE_RATE;

    private final List<Loudness> levels = new ArrayList<>();
    private final List<String> silences = new ArrayList<>();
    private long heard;

    @Test
    void silenceIsToldAfterFiveSecondsOfZerosAndItsEndWithTheFirstSample() throws IOException {
        play(new short[5 * SECOND - 1]);
        assertThat(silences).isEmpty();

        play(new short[2 * SECOND]);
        play(full(1, (short) 1));
        play(full(SECOND, (short) 100));

        assertThat(silences).containsExactly("silence after 5 s", "sound after 7 s");
    }

    @Test
    void aSingleSampleThatIsNotZeroBeginsTheFiveSecondsAnew() throws IOException {
        short[] nearlyNothing = new short[9 * SECOND];
        nearlyNothing[4 * SECOND] = -1;
        play(nearlyNothing);
        assertThat(silences).isEmpty();

        play(new short[2]);
        assertThat(silences).hasSize(1);
    }

    @Test
    void theLevelIsOfTheLastSecondAndToldTenTimesInOne() throws IOException {
        play(full(SECOND, Short.MAX_VALUE));
        assertThat(levels).hasSize(10);
        assertThat(levels.getFirst().rms()).isCloseTo(0, within(0.01));

        play(full(SECOND, (short) 3277));
        assertThat(levels).hasSize(20);
        assertThat(levels.getLast().rms()).isCloseTo(-20, within(0.01));
        assertThat(levels.getLast().peak()).isCloseTo(-20, within(0.01));
    }

    @Test
    void oneSampleAtEitherEndOfTheScaleIsClippingForASecond() throws IOException {
        short[] sound = full(SECOND, (short) 100);
        sound[0] = Short.MIN_VALUE;
        play(sound);
        assertThat(levels).hasSize(10).allMatch(Loudness::isClipping);

        play(full(SECOND / 10, (short) (Short.MAX_VALUE - 1)));
        assertThat(levels.getLast().isClipping()).isFalse();
        play(full(SECOND / 10, Short.MAX_VALUE));
        assertThat(levels.getLast().isClipping()).isTrue();
    }

    private static short[] full(int samples, short value) {
        short[] sound = new short[samples];
        Arrays.fill(sound, value);
        return sound;
    }

    /** Reads all of it through one meter that lives as long as the test. */
    private void play(short[] sound) throws IOException {
        rest.add(sound);
        short[] piece = new short[320];
        for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
            heard += count;
        }
    }

    private final Samples rest = new Samples();
    private final AudioSource source = new MeteredSource(rest, new MeteredSource.Listener() {
        @Override
        public void level(Loudness lastSecond) {
            levels.add(lastSecond);
        }

        @Override
        public void silence(boolean begins) {
            silences.add((begins ? "silence" : "sound") + " after " + Math.round((double) heard / SECOND) + " s");
        }
    });

    /** Ends where nothing is left, for now. */
    private static final class Samples implements AudioSource {
        private short[] left = new short[0];

        void add(short[] sound) {
            left = sound;
        }

        @Override
        public int read(short[] buffer) {
            int count = Math.min(buffer.length, left.length);
            System.arraycopy(left, 0, buffer, 0, count);
            left = Arrays.copyOfRange(left, count, left.length);
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {
            left = new short[0];
        }
    }
}
