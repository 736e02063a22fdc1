package dev.earshot.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the HOCON library found wrong in words for a user who has never heard of HOCON. */
final class HoconHints {
    private static final int SHOWN = 200;
    private static final Pattern BARE_COLOR = Pattern.compile("[^\"#]*[=:]\\s*#\\p{XDigit}{6}.*");
    private static final Pattern BARE_URL = Pattern.compile("[^\"#]*https?://.*");

    /** What the library says wherever a key was due, not only in an include: at the end of the text, a group is open. */
    private static final String PARENTHESES = "expecting a close parentheses ')' here, not: ";

    private static final Pattern END_IN_GROUP = Pattern.compile(
            "(" + Pattern.quote(PARENTHESES) + "|Expecting close brace } or a comma, got )end of file.*");
    /** Without escapes, which a hint can do without: a pattern that repeats a choice recurses as long as the text is. */
    private static final Pattern BRACE_OR_QUOTED =
            Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"[^\"\n]*\"|(?:#|//).*|[{}\n]");

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
        String place = line > 0 ? name + ": " + line + ": " : name + ": ";
        String message = detail.startsWith(place) ? detail.substring(place.length()) : detail;
        int open = END_IN_GROUP.matcher(message).matches() ? lineOfOpenBrace(text) : 0;
        if (open > 0) {
            return "the { of line " + open + " is not closed; write } where its group ends";
        }
        // The library's message quotes the text.
        if ((before + at).toLowerCase(Locale.ROOT).contains("passphrase")) {
            return "cannot be understood; look at quotes, braces and commas here";
        }
        if (message.startsWith(PARENTHESES) && !(before + at).contains("include")) {
            String next = Problems.oneLine(message.substring(PARENTHESES.length()), SHOWN);
            return "there is no name of a setting before " + next + "; look at quotes, braces and commas here";
        }
        int advice = message.indexOf(" (if you intended");
        String brief = Problems.oneLine(advice < 0 ? message : message.substring(0, advice), SHOWN);
        return message.contains("resolve substitution")
                ? brief + "; give it a value, or write ${?NAME} for what may be missing"
                : brief + "; look at quotes, braces and commas here";
    }

    /** Where the group begins that is still open at the end, from 1; 0 if there is none. */
    private static int lineOfOpenBrace(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        int line = 1;
        Matcher matcher = BRACE_OR_QUOTED.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            if (found.equals("{")) {
                open.push(line);
            } else if (found.equals("}")) {
                open.poll();
            }
            line += (int) found.chars().filter(it -> it == '\n').count();
        }
        return open.isEmpty() ? 0 : open.getFirst();
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
