package dev.earshot.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.parser.ConfigDocument;
import com.typesafe.config.parser.ConfigDocumentFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes a text in HOCON and leaves its comments and layout as they are. Pure. */
final class HoconText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*|\\d+\\.\\d+");

    private HoconText() {}

    /**
     * The ways to write a setting into a text, best first; whether one has come out right, its reader must see: the line
     * after a comment is a good place, but may be within something else.
     *
     * @param text without mistakes in its language
     * @param written the value, in HOCON
     */
    static List<String> with(String text, String key, String written) {
        try {
            ConfigDocument document = ConfigDocumentFactory.parseString(
                    text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
            String anyhow = document.withValueText(key, written).render();
            if (document.hasPath(key)) {
                return List.of(anyhow);
            }
            List<String> ways = new ArrayList<>();
            String end = text.contains("\r\n") ? "\r\n" : "\n";
            belowItsSample(text, key, written, end).ifPresent(ways::add);
            String line = text + (text.isEmpty() || text.endsWith("\n") ? "" : end) + line(key, written) + end;
            // The library writes well only into a group that is there in braces.
            ways.addAll(hasBraces(text, key) ? List.of(anyhow, line) : List.of(line, anyhow));
            return ways;
        } catch (ConfigException e) {
            return List.of();
        }
    }

    /**
     * A value as a user would write it.
     *
     * @param value as in {@link Written}
     */
    static String spelt(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(HoconText::spelt).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.isEmpty()
                        ? "{}"
                        : map.entrySet().stream()
                                .map(entry -> spelt(entry.getKey()) + " = " + spelt(entry.getValue()))
                                .sorted()
                                .collect(Collectors.joining(", ", "{ ", " }"));
            default -> spelt(value.toString());
        };
    }

    private static String spelt(String text) {
        return PLAIN.matcher(text).matches() && !text.equals("null") ? text : ConfigUtil.quoteString(text);
    }

    /** In the sample every setting stands as a comment: the line goes below it. */
    private static Optional<String> belowItsSample(String text, String key, String written, String end) {
        Matcher line = Pattern.compile("(?m)^#\\h?" + Pattern.quote(key) + "\\h*[=:].*$")
                .matcher(text);
        return line.find()
                ? Optional.of(text.substring(0, line.end()) + end + line(key, written) + text.substring(line.end()))
                : Optional.empty();
    }

    private static boolean hasBraces(String text, String key) {
        String group = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        if (group.isEmpty()) {
            return false;
        }
        return Pattern.compile("(?m)^\\h*" + Pattern.quote(group) + "\\s*[:=]?\\s*\\{")
                .matcher(text)
                .find();
    }

    private static String line(String key, String written) {
        return key + " = " + written;
    }
}
