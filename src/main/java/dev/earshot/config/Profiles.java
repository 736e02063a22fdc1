package dev.earshot.config;

import dev.earshot.words.Typing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sets of settings that go by a name, as in {@code profiles { church { … } }}: what the one in use says wins over the same
 * setting outside, and the command line over both. Pure.
 */
final class Profiles {
    /** The setting that says which one is in use. */
    static final String CHOICE = "profile";

    /** The group that holds them; its own written value is the list of their names. */
    static final String GROUP = "profiles";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}_-]+");
    private static final String NONE = "none";

    private final Map<String, Written> files;
    private final Map<String, Written> commandLine;

    /**
     * Takes what was written, by full name.
     *
     * @param files has a value for each setting there is
     */
    Profiles(Map<String, Written> files, Map<String, Written> commandLine) {
        this.files = files;
        this.commandLine = commandLine;
    }

    /** What comes before the name of a setting in a profile. */
    static String start(String profile) {
        return GROUP + "." + profile + ".";
    }

    /** Where a setting's name begins within the full name of one in a profile; 0 for one in none. */
    static int inner(String key) {
        String start = GROUP + ".";
        return key.startsWith(start) ? key.indexOf('.', start.length()) + 1 : 0;
    }

    /** What is wrong with a profile's name; empty if nothing is. */
    static Optional<String> problem(String name) {
        if (name.equalsIgnoreCase(NONE)) {
            return Optional.of("is what stands for no profile; give it another name");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("is no name for a profile; it may have letters, digits, - and _");
    }

    /** The one that the setting's text says, whether there is such a one or not. */
    static Optional<String> chosen(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty() && !it.equalsIgnoreCase(NONE));
    }

    /** @throws IllegalArgumentException with a sentence for the user if the setting's text says one that there is not */
    static void check(String text, List<String> names) {
        if (chosen(text).isEmpty() || names.contains(text)) {
            return;
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    Problems.quoted(text) + " is no profile: there are none; write it as in profiles { NAME { … } }");
        }
        String meant = names.stream()
                .filter(it -> Typing.distance(it, text) <= Math.min(Typing.FARTHEST, Math.max(1, it.length() / 3)))
                .min(Comparator.comparingInt(it -> Typing.distance(it, text)))
                .map(it -> "; did you mean " + it + "?")
                .orElse("");
        throw new IllegalArgumentException(
                Problems.quoted(text) + " is no profile; there are " + String.join(", ", names) + meant);
    }

    /**
     * The settings in force. What is wrong anywhere becomes a problem, in profiles that are not in use too; only what such
     * a one lacks is no problem yet, for it may never be used alone.
     */
    Settings read(AppFolders folders, String userName, Problems problems) {
        Map<String, Written> outside = with(Optional.empty());
        Optional<String> inUse = inUse(outside);
        Settings settings = new SettingsReader(new Values(with(inUse), problems), folders, userName).read();
        for (String name : settings.profiles().names()) {
            if (!inUse.equals(Optional.of(name))) {
                readAside(with(Optional.of(name)), folders, userName, problems);
            }
        }
        if (inUse.isPresent()) {
            readAside(outside, folders, userName, problems);
        }
        return settings;
    }

    private static void readAside(
            Map<String, Written> written, AppFolders folders, String userName, Problems problems) {
        Objects.requireNonNull(new SettingsReader(Values.notInForce(written, problems), folders, userName).read());
    }

    /** All that counts, by full name; what is said in profiles is there too. */
    Map<String, Written> inForce() {
        return with(inUse(with(Optional.empty())));
    }

    /** The one in use, of settings by full name. */
    static Optional<String> inUse(Map<String, Written> outside) {
        Written value = outside.get(CHOICE);
        return value != null && value.value() instanceof String text ? chosen(text.strip()) : Optional.empty();
    }

    /** What is set in profiles, in the order of the file. */
    static Stream<Shown> inAll(Map<String, Written> written) {
        return written.entrySet().stream()
                .filter(entry -> inner(entry.getKey()) > 0)
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().place().line()))
                .map(entry -> Shown.of(entry.getKey(), entry.getValue()));
    }

    private Map<String, Written> with(Optional<String> profile) {
        Map<String, Written> all = new LinkedHashMap<>(files);
        profile.ifPresent(name -> over(all, of(name)));
        over(all, commandLine);
        return all;
    }

    /** What a profile says, by the names that its settings have outside. */
    private Map<String, Written> of(String profile) {
        String start = start(profile);
        Map<String, Written> own = new LinkedHashMap<>();
        files.forEach((key, value) -> {
            if (key.startsWith(start)) {
                own.put(key.substring(start.length()), value.in(profile));
            }
        });
        return own;
    }

    private static void over(Map<String, Written> below, Map<String, Written> above) {
        above.keySet().forEach(key -> RoomSecret.overrule(key, below));
        below.putAll(above);
    }
}
