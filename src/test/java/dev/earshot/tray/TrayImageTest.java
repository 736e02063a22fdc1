package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrayImageTest {
    private static final List<TraySign> SIGNS = Arrays.stream(TraySign.Activity.values())
            .flatMap(activity -> Arrays.stream(TraySign.Badge.values()).map(badge -> new TraySign(activity, badge)))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 64, 128})
    void signsDifferInShapeAndNotOnlyInColour(int size) {
        Map<TraySign, BitSet> paleParts = new HashMap<>();
        for (TraySign sign : SIGNS) {
            paleParts.put(sign, palePart(TrayImage.of(sign, size)));
        }
        paleParts.forEach((sign, shape) -> paleParts.forEach((other, otherShape) -> {
            if (!sign.equals(other)) {
                BitSet difference = (BitSet) shape.clone();
                difference.xor(otherShape);
                assertThat(difference.cardinality())
                        .as("%s against %s", sign, other)
                        .isGreaterThan(size * size / 60);
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 64, 128})
    void everySignCanBeReadOnLightAndDarkPanels(int size) {
        for (TraySign sign : SIGNS) {
            int[] solid = Arrays.stream(TrayImage.of(sign, size))
                    .filter(pixel -> pixel >>> 24 == 255)
                    .toArray();
            long pale = Arrays.stream(solid)
                    .filter(pixel -> contrast(pixel, 0x2B2B2B) >= 4.5)
                    .count();
            long dark = Arrays.stream(solid)
                    .filter(pixel -> contrast(pixel, 0xF0F0F0) >= 3)
                    .count();
            assertThat(pale).as("%s on dark", sign).isGreaterThan(size * size / 10);
            assertThat(dark).as("%s on light", sign).isGreaterThan(size * size / 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 64, 128})
    void upperCornersAreTransparent(int size) {
        for (TraySign sign : SIGNS) {
            int[] image = TrayImage.of(sign, size);
            assertThat(image).hasSize(size * size);
            assertThat(image[0] >>> 24).isLessThan(128);
            assertThat(image[size - 1] >>> 24).isLessThan(128);
        }
    }

    private static BitSet palePart(int[] pixels) {
        return IntStream.range(0, pixels.length)
                .filter(i -> pixels[i] >>> 24 > 127 && luminance(pixels[i]) > 0.5)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(int first, int second) {
        double a = luminance(first) + 0.05;
        double b = luminance(second) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(int rgb) {
        Color color = new Color(rgb);
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
