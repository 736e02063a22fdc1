package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads written values by type. A value that is wrong becomes a problem and something of its type is returned, so that
 * reading goes on to the next one; nobody sees it, for problems keep settings from being used.
 */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *(ms|s|min|m|h)");
    private static final Map<String, Integer> MILLIS =
            Map.of("ms", 1, "s", 1000, "min", 60_000, "m", 60_000, "h", 3_600_000);
    private static final Pattern COLOR = Pattern.compile("#(\\p{XDigit}{6}|\\p{XDigit}{8})");
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:%\\[\\]-]+");

    private final Map<String, Written> written;
    private final Problems problems;
    private final boolean inForce;

    /** @param written a value for each setting there is */
    Values(Map<String, Written> written, Problems problems) {
        this(written, problems, true);
    }

    private Values(Map<String, Written> written, Problems problems, boolean inForce) {
        this.written = written;
        this.problems = problems;
        this.inForce = inForce;
    }

    /** Of what is not in force, a profile's own demands are looked at, and no others: another may fill in what is lacking. */
    static Values notInForce(Map<String, Written> written, Problems problems) {
        return new Values(written, problems, false);
    }

    Place place(String key) {
        return written(key).place();
    }

    /** Without blanks around it; may be empty. */
    String text(String key) {
        Object value = written(key).value();
        if (value instanceof String text) {
            return text.strip();
        }
        problem(key, (value instanceof List ? "a list" : "a group { … }") + " cannot stand here; write one value");
        return "";
    }

    /** Not empty, because of what another setting says; where nobody wrote this one, that one is where it went wrong. */
    String required(String key, String because) {
        String text = text(key);
        boolean matters =
                inForce || written(key).isInProfile() || written(because).isInProfile();
        if (text.isEmpty() && matters && written(key).value() instanceof String) {
            Place place = written(key).isDefault() ? place(because) : place(key);
            problems.add(
                    place,
                    written(key).spelt(key),
                    "is empty, but " + because + " names a server that needs it; set it");
        }
        return text;
    }

    Optional<String> optionalText(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    /** Texts in a list, each without blanks around it and none empty; one alone may stand without a list. */
    List<String> texts(String key) {
        List<?> all = written(key).value() instanceof List<?> list
                ? list
                : List.of(written(key).value());
        if (all.stream().anyMatch(it -> it instanceof List || it instanceof Map)) {
            problem(key, "can only hold words or phrases; write them as in [one, \"and two\"]");
            return List.of();
        }
        return all.stream()
                .map(it -> String.valueOf(it).strip())
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Texts by other texts, both without blanks around them. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (written(key).value() instanceof Map<?, ?> group
                && group.values().stream().noneMatch(it -> it instanceof List || it instanceof Map)
                && group.keySet().stream().noneMatch(it -> String.valueOf(it).isBlank())) {
            group.forEach((heard, shown) -> pairs.put(
                    String.valueOf(heard).strip(), String.valueOf(shown).strip()));
        } else {
            problem(key, "is no group of pairs; write it as in { \"what was heard\" = \"what is shown\" }");
        }
        return pairs;
    }

    /** From 0 to 1. */
    double fraction(String key) {
        String text = text(key);
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is out of range.
        }
        return wrong(key, text, "is no number from 0 to 1", 0.0);
    }

    int integer(String key, int least, int most) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is out of range.
        }
        return wrong(key, text, "is no whole number from " + least + " to " + most, least);
    }

    boolean flag(String key) {
        String text = text(key);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> wrong(key, text, "is neither true nor false", false);
        };
    }

    Duration duration(String key, Duration least, Duration most) {
        String text = text(key);
        String range = " (" + spelt(least) + " to " + spelt(most) + ")";
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return wrong(key, text, "is no duration; use for example 2s or 500ms" + range, least);
        }
        BigDecimal unit = BigDecimal.valueOf(millisIn(matcher.group(2)));
        Duration duration = Duration.ofMillis(
                new BigDecimal(matcher.group(1)).multiply(unit).longValue());
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            return wrong(key, text, "is out of range" + range, least);
        }
        return duration;
    }

    /** In the largest unit that leaves no fraction, as it may be written in the file too. */
    static String spelt(Duration duration) {
        long millis = duration.toMillis();
        return Stream.of("h", "min", "s")
                .filter(unit -> millis > 0 && millis % millisIn(unit) == 0)
                .findFirst()
                .map(unit -> millis / millisIn(unit) + " " + unit)
                .orElse(millis + " ms");
    }

    private static int millisIn(String unit) {
        return Objects.requireNonNull(MILLIS.get(unit));
    }

    /** One of an enum's constants, in any case; what is {@code _} there is written as a hyphen. */
    <E extends Enum<E>> E choice(String key, Class<E> choices) {
        String text = text(key);
        E[] constants = choices.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().replace('_', '-').equalsIgnoreCase(text)) {
                return constant;
            }
        }
        return wrong(key, text, oneOf(Arrays.stream(constants).map(Enum::name).toList()), constants[0]);
    }

    /** One of these words, or null where nothing is written. */
    @Nullable String choiceOrNull(String key, List<String> choices) {
        Optional<String> text = optionalText(key);
        if (text.isPresent() && !choices.contains(text.get())) {
            return wrong(key, text.get(), oneOf(choices), "");
        }
        return text.orElse(null);
    }

    private static String oneOf(List<String> choices) {
        return choices.stream()
                .map(choice -> choice.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", ", "is none of ", ""));
    }

    @Nullable String colorOrNull(String key) {
        Optional<String> text = optionalText(key);
        if (text.isPresent() && !COLOR.matcher(text.get()).matches()) {
            return wrong(
                    key, text.get(), "is no colour; use for example \"#1E90FF\", or \"#1E90FF80\" to see through", "");
        }
        return text.orElse(null);
    }

    /** @param check throws {@link IllegalArgumentException} with a sentence for the user where the text is wrong */
    String checked(String key, Consumer<String> check) {
        String text = text(key);
        try {
            check.accept(text);
        } catch (IllegalArgumentException e) {
            // Which may quote the text as it is.
            problem(key, Problems.oneLine(String.valueOf(e.getMessage()), 1000));
        }
        return text;
    }

    String host(String key) {
        String text = text(key);
        return HOST.matcher(text).matches()
                ? text
                : wrong(key, text, "is no host name or address; use for example 127.0.0.1", "");
    }

    /** Empty where {@code word} is written instead. */
    Optional<URI> urlUnless(String word, String key) {
        String text = text(key);
        return text.equalsIgnoreCase(word)
                ? Optional.empty()
                : url(key, text, word + ", or for example \"http://host:3000/api/send\" in quotes");
    }

    URI url(String key, String example) {
        return url(key, text(key), "for example \"" + example + "\" in quotes").orElseGet(() -> URI.create(example));
    }

    private Optional<URI> url(String key, String text, String advice) {
        try {
            URI uri = new URI(text);
            if (uri.getRawUserInfo() != null) {
                problem(key, "a URL with a user name or password in it is not supported; leave that part out");
                return Optional.empty();
            }
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getPort() <= 65535) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Told below, like any URL that is none of the web.
        }
        return wrong(key, text, "is no URL; use " + advice, Optional.empty());
    }

    /**
     * Empty where {@code word} is written instead.
     *
     * @param path throws {@link InvalidPathException} for what can be none
     */
    Optional<Path> pathUnless(String word, String key, Function<String, Path> path) {
        String text = text(key);
        if (text.equalsIgnoreCase(word)) {
            return Optional.empty();
        }
        try {
            if (!text.isEmpty()) {
                return Optional.of(path.apply(text));
            }
        } catch (InvalidPathException e) {
            // Told below, like an empty one.
        }
        return wrong(key, text, "is no path; use " + word + " or a folder's path", Optional.empty());
    }

    private Written written(String key) {
        return Objects.requireNonNull(written.get(key), () -> "reference.conf lacks " + key);
    }

    void problem(String key, String text) {
        problems.add(place(key), written(key).spelt(key), text);
    }

    /** A list or group has been told of already, and has no text to show. */
    private <T> T wrong(String key, String text, String sentence, T instead) {
        if (written(key).value() instanceof String) {
            problem(key, Problems.quoted(text) + " " + sentence);
        }
        return instead;
    }
}
