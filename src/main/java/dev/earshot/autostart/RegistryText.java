package dev.earshot.autostart;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code .reg} file. Unlike the arguments and the output of {@code reg.exe} it is Unicode, and its quotes
 * are plain. Source: Microsoft, "How to add, modify, or delete registry subkeys and values by using a .reg file".
 */
final class RegistryText {
    private static final String HEAD = "Windows Registry Editor Version 5.00";

    private RegistryText() {}

    /** Sets one value that is a text. */
    static String setting(String key, String name, String value) {
        return change(key, name, quoted(value));
    }

    /** Removes one value; it need not be there. */
    static String removing(String key, String name) {
        return change(key, name, "-");
    }

    private static String change(String key, String name, String value) {
        return HEAD + "\r\n\r\n[" + key + "]\r\n" + quoted(name) + "=" + value + "\r\n\r\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** One text of a key that was exported. */
    static Optional<String> text(String exported, String name) {
        return value(exported, name)
                .filter(value -> value.length() > 1 && value.startsWith("\"") && value.endsWith("\""))
                .map(value -> value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1"));
    }

    /** The first of the bytes that one value of an exported key has. */
    static Optional<Integer> firstByte(String exported, String name) {
        return value(exported, name)
                .map(Pattern.compile("hex:([0-9a-fA-F]{2}).*")::matcher)
                .filter(Matcher::matches)
                .map(hex -> Integer.parseInt(hex.group(1), 16));
    }

    private static Optional<String> value(String exported, String name) {
        String start = quoted(name) + "=";
        return exported.lines()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
