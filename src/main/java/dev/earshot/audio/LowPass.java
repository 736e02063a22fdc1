package dev.earshot.audio;

/**
 * The filter of a {@link Resampler}: a sinc under a Kaiser window, which passes up to 90 % of the lower rate's half and
 * is 80 dB down from that half on. So from 48 kHz it passes up to 7.2 kHz and ends at 8 kHz.
 *
 * <p>Source: Kaiser's formulas, as in Oppenheim and Schafer, "Discrete-Time Signal Processing", 7.5.
 */
final class LowPass {
    private static final double ATTENUATION = 80;
    private static final double BETA = 0.1102 * (ATTENUATION - 8.7);
    /** Of half the lower rate: how much of it the way down from passing to stopping takes. */
    private static final double TRANSITION = 0.1;

    private LowPass() {}

    /** How many input samples each side of an output sample have a part in it. */
    static int reach(int fromRate, int toRate) {
        double stop = Math.min(fromRate, toRate) / 2.0;
        double width = TRANSITION * stop / fromRate;
        return (int) Math.ceil((ATTENUATION - 7.95) / (14.36 * width) / 2);
    }

    /**
     * The weights for an output sample that lies {@code fraction} of an input sample after input sample 0.
     *
     * @param fraction 0 to below 1
     * @return weights of the input samples 1 - reach to reach, whose sum is 1
     */
    static float[] weights(int fromRate, int toRate, double fraction) {
        int reach = reach(fromRate, toRate);
        double cutoff = (1 - TRANSITION / 2) * Math.min(fromRate, toRate) / fromRate;
        double[] exact = new double[2 * reach];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double distance = i - (reach - 1) - fraction;
            exact[i] = sinc(cutoff * distance) * kaiser(distance / reach);
            sum += exact[i];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        double inside = 1 - x * x;
        return inside <= 0 ? 0 : bessel(BETA * Math.sqrt(inside)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
