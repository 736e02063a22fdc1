package dev.earshot.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** A colour as a browser computes it; all parts 0 to 1. */
record Color(double red, double green, double blue, double alpha) {
    static final Color BLACK = new Color(0, 0, 0, 1);
    static final Color WHITE = new Color(1, 1, 1, 1);

    private static final Pattern RGB = Pattern.compile("rgba?\\((\\d+), (\\d+), (\\d+)(?:, ([\\d.]+))?\\)");

    static Color of(String computed) {
        Matcher match = RGB.matcher(computed);
        if (!match.matches()) {
            throw new AssertionError("No colour: " + computed);
        }
        return new Color(
                Integer.parseInt(match.group(1)) / 255.0,
                Integer.parseInt(match.group(2)) / 255.0,
                Integer.parseInt(match.group(3)) / 255.0,
                match.group(4) == null ? 1 : Double.parseDouble(match.group(4)));
    }

    /** What is seen of it in front of another. */
    Color over(Color behind) {
        return new Color(
                red * alpha + behind.red * (1 - alpha),
                green * alpha + behind.green * (1 - alpha),
                blue * alpha + behind.blue * (1 - alpha),
                1);
    }

    /** WCAG 2.2's contrast ratio, 1 to 21, of this on a plate that the darkest and the brightest picture shine through. */
    double contrastOn(Color plate) {
        return DoubleStream.of(contrast(plate.over(BLACK)), contrast(plate.over(WHITE)))
                .min()
                .orElseThrow();
    }

    private double contrast(Color back) {
        double one = over(back).luminance() + 0.05;
        double other = back.luminance() + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
