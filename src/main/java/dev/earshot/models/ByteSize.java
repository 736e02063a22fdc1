package dev.earshot.models;

import java.util.Locale;

/** Sizes as people read them. */
public final class ByteSize {
    private static final double THOUSAND = 1000;

    private ByteSize() {}

    /** In decimal units with at most one digit after the point: {@code 512 B}, {@code 41.2 MB}, {@code 1.8 GB}. */
    public static String words(long bytes) {
        double size = bytes;
        String[] units = {"B", "kB", "MB", "GB"};
        int unit = 0;
        while (unit < units.length - 1 && size >= THOUSAND) {
            size /= THOUSAND;
            unit++;
        }
        String pattern = unit == 0 || size >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, size, units[unit]);
    }
}
