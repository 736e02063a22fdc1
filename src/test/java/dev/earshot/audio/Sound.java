package dev.earshot.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Sounds to test with, and what can be measured of them. */
final class Sound {
    private Sound() {}

    static float[] tone(double hertz, int rate, double seconds, double amplitude) {
        float[] tone = new float[(int) (rate * seconds)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return tone;
    }

    /** Writes sounds one after the other, as 16 bit mono. */
    static Path raw(Path file, float[]... sounds) throws IOException {
        int count = Arrays.stream(sounds).mapToInt(sound -> sound.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] sound : sounds) {
            for (float sample : sound) {
                bytes.putShort((short) (sample * Short.MAX_VALUE));
            }
        }
        return Files.write(file, bytes.array());
    }

    static short[] all(AudioSource source) throws IOException {
        short[] all = new short[0];
        short[] buffer = new short[321];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            all = append(all, buffer, count);
        }
        return all;
    }

    static short[] append(short[] start, short[] more, int count) {
        short[] both = Arrays.copyOf(start, start.length + count);
        System.arraycopy(more, 0, both, start.length, count);
        return both;
    }

    /** Full scale is 1; a full sine has 0.707. */
    static double rms(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += sample * (double) sample;
        }
        return Math.sqrt(sum / samples.length) / 0x1p15;
    }

    /** How alike a wanted piece and the best fitting place of a longer sound are, up to 1. */
    static double bestCorrelation(short[] wanted, short[] heard) {
        double best = 0;
        for (int lag = 0; lag + wanted.length <= heard.length; lag++) {
            double product = 0;
            double power = 0;
            for (int i = 0; i < wanted.length; i++) {
                product += wanted[i] * (double) heard[lag + i];
                power += heard[lag + i] * (double) heard[lag + i];
            }
            if (power > 0) {
                best = Math.max(best, product / Math.sqrt(power));
            }
        }
        return best / (rms(wanted) * 0x1p15 * Math.sqrt(wanted.length));
    }
}
