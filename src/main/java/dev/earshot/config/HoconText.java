package dev.earshot.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.parser.ConfigDocument;
import com.typesafe.config.parser.ConfigDocumentFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes a text in HOCON and leaves its comments and layout as they are. Pure. */
final class HoconText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private HoconText() {}

    /**
     * The ways to write a setting into a text, best first; whether one has come out right, its reader must see: the line
     * after a comment is a good place, but may be within something else.
     *
     * @param text without mistakes in its language
     */
    static List<String> with(String text, String key, String value) {
        String written =
                PLAIN.matcher(value).matches() && !value.equals("null") ? value : ConfigUtil.quoteString(value);
        try {
            ConfigDocument document = ConfigDocumentFactory.parseString(
                    text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
            String anyhow = document.withValueText(key, written).render();
            return document.hasPath(key)
                    ? List.of(anyhow)
                    : Stream.concat(belowItsSample(text, key, written).stream(), Stream.of(anyhow))
                            .toList();
        } catch (ConfigException e) {
            return List.of();
        }
    }

    /** In the sample every setting stands as a comment: the line goes below it. */
    private static List<String> belowItsSample(String text, String key, String written) {
        Matcher line = Pattern.compile("(?m)^#\\h?" + Pattern.quote(key) + "\\h*[=:].*$")
                .matcher(text);
        if (!line.find()) {
            return List.of();
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        return List.of(text.substring(0, line.end()) + end + key + " = " + written + text.substring(line.end()));
    }
}
