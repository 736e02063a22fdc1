package dev.earshot.audio;

import java.util.Arrays;

/**
 * Turns mono sound of any rate from 8 to 192 kHz into {@link AudioSource#SAMPLE_RATE}, piece by piece; how it is cut
 * into pieces does not matter. Sound of that rate already passes unchanged.
 *
 * <p>Push what came, pull until nothing is left, and so on; {@link #end()} after the last. Output sample {@code n} is
 * the sound at {@code n / 16000} s of the input: the filter's delay is taken out, at the price that it is pulled about
 * 3 ms (up to 6 ms for 8 kHz) after its time. Not for several threads.
 */
public final class Resampler {
    /** Samples a second. */
    public static final int LOWEST_RATE = 8_000;
    /** Samples a second. */
    public static final int HIGHEST_RATE = 192_000;

    /** Enough for every usual rate (11,025 Hz needs 640); for an odd one, the nearest of so many places is taken. */
    private static final int MOST_PHASES = 1_000;

    /** Position in the input moves by step / parts samples for each sample of output. */
    private final int parts;

    private final int step;
    private final float[][] phases;
    private final int before;
    private final int after;

    /** Input that still matters: window starts at {@code start}, may be beyond {@code filled}. */
    private float[] input;

    private int filled;
    private int start;
    private int part;
    private boolean ended;

    /** @throws IllegalArgumentException for a rate below {@link #LOWEST_RATE} or above {@link #HIGHEST_RATE} */
    public Resampler(int fromRate) {
        if (fromRate < LOWEST_RATE || fromRate > HIGHEST_RATE) {
            throw new IllegalArgumentException("A rate of " + fromRate + " Hz is not from 8 to 192 kHz");
        }
        int divisor = divisor(fromRate, AudioSource.SAMPLE_RATE);
        parts = AudioSource.SAMPLE_RATE / divisor;
        step = fromRate / divisor;
        if (step == parts) {
            phases = new float[][] {{1}};
            before = 0;
            after = 0;
        } else {
            phases = phases(fromRate, Math.min(parts, MOST_PHASES));
            after = LowPass.reach(fromRate, AudioSource.SAMPLE_RATE);
            before = after - 1;
        }
        input = new float[before + 1];
        filled = before;
    }

    private static float[][] phases(int fromRate, int count) {
        float[][] phases = new float[count][];
        for (int i = 0; i < count; i++) {
            phases[i] = LowPass.weights(fromRate, AudioSource.SAMPLE_RATE, (double) i / count);
        }
        return phases;
    }

    /**
     * Takes the next samples, full scale -1 to 1.
     *
     * @param count how many, from the start of {@code samples}
     * @throws IllegalStateException after {@link #end()}
     */
    public void push(float[] samples, int count) {
        if (ended) {
            throw new IllegalStateException("No sound can follow its end");
        }
        makeRoom(count);
        System.arraycopy(samples, 0, input, filled, count);
        filled += count;
    }

    /** No more input comes: what the filter still held back can be pulled now. */
    public void end() {
        if (!ended) {
            ended = true;
            makeRoom(after);
            Arrays.fill(input, filled, filled + after, 0);
            filled += after;
        }
    }

    /**
     * Fills {@code output} from its start as far as the input goes.
     *
     * @return how many samples; 0 when more must be pushed first, or at the end
     */
    public int pull(short[] output) {
        if (step == parts) {
            return pullUnchanged(output);
        }
        int count = 0;
        while (count < output.length && start + before + after < filled) {
            output[count++] = toShort(filtered());
            part += step;
            start += part / parts;
            part %= parts;
        }
        return count;
    }

    private int pullUnchanged(short[] output) {
        int count = Math.min(output.length, filled - start);
        for (int i = 0; i < count; i++) {
            output[i] = toShort(input[start + i]);
        }
        start += count;
        return count;
    }

    private float filtered() {
        float[] weights = phases[phases.length == parts ? part : (int) ((long) part * phases.length / parts)];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * input[start + i];
        }
        return sum;
    }

    private static short toShort(float sample) {
        return (short) Math.clamp(Math.round(sample * 0x1p15f), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private void makeRoom(int count) {
        int gone = Math.min(start, filled);
        int kept = filled - gone;
        float[] roomy = kept + count <= input.length ? input : new float[2 * (kept + count)];
        System.arraycopy(input, gone, roomy, 0, kept);
        input = roomy;
        filled = kept;
        start -= gone;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
