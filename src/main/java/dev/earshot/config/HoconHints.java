package dev.earshot.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what the HOCON library found wrong in words for a user who has never heard of HOCON. */
final class HoconHints {
    private static final int SHOWN = 200;
    private static final Pattern BARE_COLOR = Pattern.compile("[^\"#]*[=:]\\s*#\\p{XDigit}{6}.*");
    private static final Pattern BARE_URL = Pattern.compile("[^\"#]*https?://.*");

    private HoconHints() {}

    /**
     * @param detail the library's message
     * @param line where it says so, from 1; often the line after the one to blame
     */
    static String explain(String detail, String name, int line, String text) {
        String before = line(text, line - 1);
        String at = line(text, line);
        if (BARE_URL.matcher(at).matches()) {
            return "a URL needs quotes, for example url = \"http://host:3000/api/send\"";
        }
        if (BARE_COLOR.matcher(at).matches() || BARE_COLOR.matcher(before).matches()) {
            return "a colour needs quotes, for example color = \"#1E90FF\"";
        }
        // The library's message quotes the text.
        if ((before + at).toLowerCase(Locale.ROOT).contains("passphrase")) {
            return "cannot be understood; look at quotes and braces here";
        }
        String place = line > 0 ? name + ": " + line + ": " : name + ": ";
        String message = detail.startsWith(place) ? detail.substring(place.length()) : detail;
        int advice = message.indexOf(" (if you intended");
        String brief = Problems.oneLine(advice < 0 ? message : message.substring(0, advice), SHOWN);
        return message.contains("resolve substitution")
                ? brief + "; give it a value, or write ${?NAME} for what may be missing"
                : brief + "; look at quotes and braces here";
    }

    /** The first line that includes this, or 0. */
    static int lineOfInclude(String what, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("include") && lines.get(i).contains(what)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String line(String text, int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
