package dev.earshot.models;

import dev.earshot.words.Typing;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of models, which are names of folders. Pure. */
public final class ModelNames {
    /** What the model inside this program is called; no other may be. */
    public static final String DEMO = "demo";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** Names that Windows keeps for devices, with or without an ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private static final int SHOWN = 3;

    private ModelNames() {}

    /** Whether a name from outside may be a folder's on every system. */
    static boolean isSafe(String name) {
        return SAFE.matcher(name).matches()
                && !name.endsWith(".")
                && !DEVICE.matcher(name).matches();
    }

    /** @throws ModelException unless {@code name}, which {@code where} gives, may be a folder's */
    static String requireSafe(String name, String where) throws ModelException {
        if (!isSafe(name)) {
            throw new ModelException(where + " gives the model a name that can be no folder's; names are of letters,"
                    + " digits, points, hyphens and underscores");
        }
        if (name.equalsIgnoreCase(DEMO)) {
            throw new ModelException(where + " names the model demo, as the one inside Earshot is; name it otherwise");
        }
        return name;
    }

    /** Those that may have been meant, nearest first; with a slip in typing, or of which only a part was typed. */
    public static List<String> near(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Optional<String> slip = names.stream()
                .filter(name -> distance(wanted, name) <= Math.min(Typing.FARTHEST, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(wanted, name)));
        return slip.map(List::of)
                .orElseGet(() -> names.stream()
                        .filter(name -> wanted.length() > 1
                                && name.toLowerCase(Locale.ROOT).contains(wanted))
                        .sorted(Comparator.comparingInt(String::length))
                        .limit(SHOWN)
                        .toList());
    }

    private static int distance(String wanted, String name) {
        return Typing.distance(wanted, name.toLowerCase(Locale.ROOT));
    }

    /** {@code "; did you mean a or b?"}, or what to do where nothing is near. */
    public static String didYouMean(String typed, Collection<String> names, String otherwise) {
        List<String> near = near(typed, names);
        return "; " + (near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?");
    }
}
