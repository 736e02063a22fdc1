package dev.earshot.audio;

/**
 * How loud a stretch of sound is, in decibels below full scale (dBFS, 0 is the loudest there can be).
 *
 * @param rms of all samples; negative infinity for silence
 * @param peak of the loudest sample; negative infinity for silence
 */
public record Loudness(double rms, double peak) {
    /** Of 16-bit samples; the loudest is where a microphone clips. */
    private static final double FULL_SCALE = 32_768;

    /** Adds up samples; for one thread. */
    public static final class Meter {
        private double squares;
        private int loudest;
        private long samples;

        /** Adds the first {@code count} samples. */
        public void add(short[] sound, int count) {
            for (int i = 0; i < count; i++) {
                squares += (double) sound[i] * sound[i];
                loudest = Math.max(loudest, Math.abs((int) sound[i]));
            }
            samples += count;
        }

        /** What was added so far. */
        public Loudness loudness() {
            return new Loudness(decibels(Math.sqrt(squares / Math.max(1, samples))), decibels(loudest));
        }
    }

    /** Every sample is exactly zero: no room is that quiet, so the microphone is muted. */
    public boolean isSilence() {
        return Double.isInfinite(peak);
    }

    /** The loudest sample is as loud as a sample can be, so that louder ones were cut. */
    public boolean isClipping() {
        return peak >= decibels(Short.MAX_VALUE);
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude / FULL_SCALE);
    }
}
