package dev.earshot.autostart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words as the value of {@code Exec} in a desktop file, and back. Source: Desktop Entry Specification 1.5, "The Exec
 * key" for quotes and {@code %}, and "Possible value types" for the escapes that every string has beneath them.
 */
final class ExecLine {
    /** A word of these alone needs no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[^ \t\n\r\"'\\\\><~|&;$*?#()`]+");
    /** Escaped within quotes. */
    private static final Pattern SPECIAL = Pattern.compile("[\"`$\\\\]");

    private static final Pattern ESCAPED_SPECIAL = Pattern.compile("\\\\(" + SPECIAL + ")");
    private static final Pattern ESCAPED_STRING = Pattern.compile("\\\\([sntr\\\\])");
    private static final Pattern FIELD_CODE = Pattern.compile("%(.?)");
    /** Blanks; or part of a word: in double quotes, in single quotes, one character escaped, plain ones. */
    private static final Pattern PIECE =
            Pattern.compile("\\s+|\"((?:[^\"\\\\]++|\\\\.)*+)\"|'([^']*)'|\\\\(.)|([^\\s\"'\\\\]+)", Pattern.DOTALL);

    private ExecLine() {}

    static String write(List<String> words) {
        return string(words.stream().map(ExecLine::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String word) {
        String literal = word.replace("%", "%%");
        return PLAIN.matcher(word).matches()
                ? literal
                : '"' + SPECIAL.matcher(literal).replaceAll("\\\\$0") + '"';
    }

    /** The value of a text that is no command, as that of {@code TryExec}. */
    static String string(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    /** The text of such a value. */
    static String text(String string) {
        return ESCAPED_STRING.matcher(string).replaceAll(escape -> switch (escape.group(1)) {
            case "s" -> " ";
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            default -> "\\\\";
        });
    }

    /**
     * The words that a desktop would start: without files and addresses to open, for which {@code %f} and its like stand.
     * Single quotes and escapes outside quotes are taken as GLib takes them.
     *
     * @return no words where quotes are left open
     */
    static List<String> read(String value) {
        String line =
                FIELD_CODE.matcher(text(value)).replaceAll(code -> code.group(1).equals("%") ? "%" : "");
        List<String> words = new ArrayList<>();
        boolean inWord = false;
        Matcher piece = PIECE.matcher(line);
        int end = 0;
        while (piece.find() && piece.start() == end) {
            end = piece.end();
            String part = part(piece);
            if (part != null) {
                words.add(inWord ? words.removeLast() + part : part);
            }
            inWord = part != null;
        }
        return end == line.length() ? words : List.of();
    }

    /** What a piece adds to its word; null for blanks. */
    private static @Nullable String part(Matcher piece) {
        if (piece.group(1) != null) {
            return ESCAPED_SPECIAL.matcher(piece.group(1)).replaceAll("$1");
        }
        return Stream.of(2, 3, 4)
                .map(piece::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
