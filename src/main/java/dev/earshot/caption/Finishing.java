package dev.earshot.caption;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what is shown of the words that were recognised. Pure. */
public final class Finishing {
    private static final String WORD_BEGINS = "(?<![\\p{L}\\p{N}'])";
    private static final String WORD_ENDS = "(?![\\p{L}\\p{N}'])";
    private static final Pattern I = Pattern.compile(WORD_BEGINS + "i(?='|" + WORD_ENDS + ")");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final boolean capitalize;
    private final boolean upperI;
    private final Map<String, String> replace = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Pattern replaced;
    private final Pattern masked;

    /**
     * Says what to do.
     *
     * @param capitalize begins a sentence with an upper case letter
     * @param upperI writes the word {@code i} as {@code I}, also in {@code i'm}
     * @param replace what to write for whole words and phrases, in whatever case they are; the longest that fits
     * @param mask words of which only the first letter is shown
     */
    public Finishing(boolean capitalize, boolean upperI, Map<String, String> replace, List<String> mask) {
        this.capitalize = capitalize;
        this.upperI = upperI;
        this.replace.putAll(replace);
        this.replaced = anyOf(replace.keySet().stream());
        this.masked = anyOf(mask.stream());
    }

    /** Leaves all as it was recognised. */
    public static Finishing none() {
        return new Finishing(false, false, Map.of(), List.of());
    }

    private static Pattern anyOf(Stream<String> phrases) {
        String any = phrases.filter(phrase -> !phrase.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return any.isEmpty()
                ? NOTHING
                : Pattern.compile(
                        WORD_BEGINS + "(?:" + any + ")" + WORD_ENDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Finishes a text.
     *
     * @param words separated by single blanks
     * @param continued whether they begin in the middle of a sentence
     * @return blank where all of it was replaced by nothing
     */
    public String finish(String words, boolean continued) {
        String text = each(replaced, words, phrase -> replace.getOrDefault(phrase, phrase));
        text = each(masked, text, Finishing::mask);
        if (upperI) {
            text = each(I, text, letter -> "I");
        }
        text = text.strip().replaceAll(" {2,}", " ");
        return capitalize && !continued ? capitalized(text) : text;
    }

    private static String each(Pattern pattern, String text, Function<String, String> change) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(change.apply(match.group())));
    }

    private static String mask(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first) + "*".repeat(word.codePointCount(first, word.length()));
    }

    private static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
