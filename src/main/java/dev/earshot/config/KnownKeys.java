package dev.earshot.config;

import dev.earshot.words.Typing;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The settings there are, by their full names, and the groups they come in. */
final class KnownKeys {
    private final Set<String> settings;
    private final Set<String> groups = new TreeSet<>();

    KnownKeys(Collection<String> settings) {
        this.settings = new TreeSet<>(settings);
        if (this.settings.remove(Profiles.GROUP)) {
            groups.add(Profiles.GROUP);
        }
        for (String key : settings) {
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                groups.add(key.substring(0, dot));
            }
        }
    }

    boolean isSetting(String key) {
        return isThere(key, settings);
    }

    boolean isGroup(String key) {
        boolean profile = Profiles.inner(key) == 0 && key.startsWith(Profiles.GROUP + ".");
        return profile || isThere(key, groups);
    }

    /** Whether it is one of these, or is in a profile and would be one outside. */
    private static boolean isThere(String key, Set<String> names) {
        int inner = Profiles.inner(key);
        String name = key.substring(inner);
        return names.contains(name) && (inner == 0 || isForProfiles(name));
    }

    private static boolean isForProfiles(String name) {
        return !name.equals(Profiles.CHOICE) && !name.equals(Profiles.GROUP);
    }

    /** What is wrong with a key that is neither setting nor group. */
    String unknown(String key) {
        int inner = Profiles.inner(key);
        String name = key.substring(inner);
        if (inner > 0 && !isForProfiles(name)) {
            return "is not for within a profile; write it outside";
        }
        return "there is no such setting; "
                + nearest(name)
                        .filter(near -> inner == 0 || isForProfiles(near))
                        .map(near -> "did you mean " + key.substring(0, inner) + near + "?")
                        .orElse("leave it out");
    }

    /** What is wrong where one value is written for a group. */
    static String groupIsNoValue(String group) {
        return "is a group of settings, no value; name one of them, as in " + group + " { … }";
    }

    /** The setting or group whose name differs in the fewest letters; else the setting whose last name does. */
    Optional<String> nearest(String key) {
        Optional<String> whole = nearest(Stream.concat(settings.stream(), groups.stream()), key, known -> known);
        return whole.or(() -> nearest(settings.stream(), lastName(key), KnownKeys::lastName));
    }

    private static Optional<String> nearest(Stream<String> known, String key, UnaryOperator<String> name) {
        return known.filter(one -> Typing.distance(plain(key), plain(name.apply(one)))
                        <= Math.min(Typing.FARTHEST, name.apply(one).length() / 3))
                .min(Comparator.comparingInt(one -> Typing.distance(plain(key), plain(name.apply(one)))));
    }

    /** So that {@code maxInFlight} is near to {@code max-in-flight}. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    private static String lastName(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
