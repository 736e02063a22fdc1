package dev.earshot.caption;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks, and how their captions look. What is null is left to the display page.
 *
 * @param name shown beside each caption; never blank
 * @param color of the name, {@code #RRGGBB} or {@code #RRGGBBAA}
 * @param textColor of the text, as {@code color}
 * @param backgroundColor behind the text, as {@code color}
 * @param fontFamily a font's name
 * @param fontType {@code websafe}, {@code google} or {@code custom}
 */
public record Speaker(
        String name,
        @Nullable String color,
        @Nullable String textColor,
        @Nullable String backgroundColor,
        @Nullable String fontFamily,
        @Nullable String fontType) {

    /** A speaker whose looks are left to the display page. */
    public static Speaker named(String name) {
        return new Speaker(name, null, null, null, null, null);
    }
}
