package dev.earshot.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words as a command line of Windows, and back. Source: Microsoft, "Parsing C command-line arguments": a quote in a word
 * is escaped by a backslash, and backslashes only where a quote follows them.
 */
final class WindowsCommandLine {
    private WindowsCommandLine() {}

    /** The program is always put in quotes. */
    static String write(List<String> words) {
        return quoted(words.getFirst())
                + words.stream()
                        .skip(1)
                        .map(word -> " " + (word.matches("[^\\s\"]+") ? word : quoted(word)))
                        .collect(Collectors.joining());
    }

    private static String quoted(String word) {
        return "\"" + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + "\"";
    }

    static List<String> read(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        boolean inQuotes = false;
        int backslashes = 0;
        for (char c : (line + " ").toCharArray()) {
            if (c == '\\') {
                backslashes++;
                begun = true;
                continue;
            }
            word.append("\\".repeat(c == '"' ? backslashes / 2 : backslashes));
            boolean escaped = c == '"' && backslashes % 2 == 1;
            backslashes = 0;
            if (c == '"' && !escaped) {
                inQuotes = !inQuotes;
                begun = true;
            } else if (Character.isWhitespace(c) && !inQuotes) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        return inQuotes ? List.of() : words;
    }
}
