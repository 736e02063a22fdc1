package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Sound put together of recordings. */
record Spoken(short[] samples) {
    private static final Path TESTS = Path.of("src/test/resources/speech");
    private static final int FRAME = AudioSource.SAMPLE_RATE / 50;

    static Spoken recording(String name) throws IOException {
        return recording(TESTS.resolve(name + ".wav"));
    }

    /** The one in the program itself: ten sentences. */
    static Spoken demo() throws IOException {
        return recording(Path.of("src/main/resources/dev/earshot/speech/demo/demo.wav"));
    }

    private static Spoken recording(Path file) throws IOException {
        try (WavFile wav = WavFile.open(file)) {
            short[] all = new short[(int) (wav.duration().orElseThrow().toMillis() * AudioSource.SAMPLE_RATE / 1000)];
            short[] piece = new short[4_096];
            int filled = 0;
            for (int count = wav.read(piece); count >= 0; count = wav.read(piece)) {
                int taken = Math.min(count, all.length - filled);
                System.arraycopy(piece, 0, all, filled, taken);
                filled += taken;
            }
            return new Spoken(Arrays.copyOf(all, filled));
        }
    }

    /** A room in which nobody speaks. */
    static Spoken noise(Duration length, int amplitude) {
        Random random = new Random(1);
        short[] samples = new short[(int) (length.toMillis() * AudioSource.SAMPLE_RATE / 1000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * amplitude);
        }
        return new Spoken(samples);
    }

    Spoken then(Spoken next) {
        short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Spoken(both);
    }

    Spoken times(int count) {
        short[] all = new short[samples.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(samples, 0, all, i * samples.length, samples.length);
        }
        return new Spoken(all);
    }

    /** As a speaker talks who does not pause: what is quieter than -50 dBFS is cut out but for its first 200 ms. */
    Spoken withoutPauses() {
        short[] kept = new short[samples.length];
        int filled = 0;
        int grace = 0;
        for (int start = 0; start + FRAME <= samples.length; start += FRAME) {
            double squares = 0;
            for (int i = start; i < start + FRAME; i++) {
                squares += (double) samples[i] * samples[i];
            }
            grace = 10 * Math.log10(squares / FRAME / 32_768 / 32_768 + 1e-12) > -50 ? 10 : grace - 1;
            if (grace > 0) {
                System.arraycopy(samples, start, kept, filled, FRAME);
                filled += FRAME;
            }
        }
        return new Spoken(Arrays.copyOf(kept, filled));
    }

    Duration length() {
        return AudioSource.length(samples.length);
    }

    AudioSource source() {
        return new AudioSource() {
            private int position;

            @Override
            public int read(short[] buffer) {
                int count = Math.min(buffer.length, samples.length - position);
                System.arraycopy(samples, position, buffer, 0, count);
                position += count;
                return count == 0 ? -1 : count;
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}
