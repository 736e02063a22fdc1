package dev.earshot.installer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in texts that have names such as {@code @VERSION@} in them.
 *
 * @param values what stands for each name
 */
record Template(Map<String, String> values) {
    private static final Pattern NAME = Pattern.compile("@([A-Z]+)@");

    Template {
        values = Map.copyOf(values);
    }

    /**
     * The text with every name's value in its place. Values are taken as they are: a name inside one stays.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is known that stands for @" + name + "@");
        }
        return value;
    }
}
