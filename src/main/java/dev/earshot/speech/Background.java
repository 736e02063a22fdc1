package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import java.time.Duration;

/**
 * Tells how long nothing has been louder than the room's own noise, however loud that is: the noise is the quietest tenth
 * of a second of the last some seconds, since even speech without pauses has gaps between its sounds. Not for several
 * threads.
 */
final class Background {
    private static final int FRAME = AudioSource.SAMPLE_RATE / 50;
    private static final int FRAMES_OF_SMOOTHING = 5;
    private static final int FRAMES_A_SPAN = 100;
    private static final int SPANS = 4;

    /** What is louder than the noise by so much (9 dB) may be speech. */
    private static final double LOUDER = 8;

    /** No microphone hears speech as quiet as this (-66 dBFS), but sound that was cleaned has no noise to compare with. */
    private static final double LEAST = 32_768.0 * 32_768.0 * 2.5e-7;

    private final double[] quietest = new double[SPANS];
    private final double[] lately = new double[FRAMES_OF_SMOOTHING];
    private long squares;
    private int samples;
    private long frames;
    private long quietFrames;

    /** Hears the first {@code count} samples; answers how long it has been quiet by now. At first it is not. */
    Duration quiet(short[] sound, int count) {
        int taken = 0;
        while (taken < count) {
            int end = Math.min(count, taken + FRAME - samples);
            samples += end - taken;
            for (; taken < end; taken++) {
                squares += sound[taken] * sound[taken];
            }
            if (samples == FRAME) {
                hear((double) squares / FRAME);
                squares = 0;
                samples = 0;
            }
        }
        return AudioSource.length(quietFrames * FRAME);
    }

    private void hear(double power) {
        lately[(int) (frames % FRAMES_OF_SMOOTHING)] = power;
        double smooth = 0;
        for (double one : lately) {
            smooth += one / FRAMES_OF_SMOOTHING;
        }
        int span = (int) (frames / FRAMES_A_SPAN % SPANS);
        boolean whole = frames >= FRAMES_OF_SMOOTHING;
        if (frames % FRAMES_A_SPAN == 0 || !whole) {
            quietest[span] = Double.MAX_VALUE;
        }
        if (whole) {
            quietest[span] = Math.min(quietest[span], smooth);
        }
        frames++;
        quietFrames = power > Math.max(LEAST, noise() * LOUDER) ? 0 : quietFrames + 1;
    }

    private double noise() {
        double noise = Double.MAX_VALUE;
        for (int i = 0; i < Math.min(SPANS, (frames - 1) / FRAMES_A_SPAN + 1); i++) {
            noise = Math.min(noise, quietest[i]);
        }
        // Nothing is known yet: all is taken for speech.
        return noise == Double.MAX_VALUE ? 0 : noise;
    }
}
