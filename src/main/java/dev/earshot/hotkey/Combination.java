package dev.earshot.hotkey;

import dev.earshot.words.Typing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key with those that are held meanwhile, such as Ctrl+Alt+L. */
public final class Combination {
    private static final String ALLOWED = "A hotkey is one key with Ctrl, Alt or Super, such as ctrl+alt+l,"
            + " or one that types nothing, such as f9, pause or shift+insert.";
    /** So unlike a name is a mistyped one at most. */
    private static final int TYPING_MISTAKES = 2;

    private final Set<Modifier> modifiers;
    private final Key key;

    private Combination(Set<Modifier> modifiers, Key key) {
        this.modifiers = modifiers;
        this.key = key;
    }

    /**
     * Reads what a user wrote; case and blanks are no matter.
     *
     * @return empty for an empty text: no hotkey
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Optional<Combination> parse(String text) {
        String bare = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        Key key = null;
        for (String part : bare.split("\\+", -1)) {
            Optional<Modifier> modifier = modifier(part);
            Key named = Key.named(part);
            if (modifier.isPresent()) {
                modifiers.add(modifier.get());
            } else if (named == null) {
                throw refusal(text, part.isEmpty() ? "has a “+” too many" : "has no key “" + part + "”" + like(part));
            } else if (key != null) {
                throw refusal(text, "has two keys, " + key + " and " + named);
            } else {
                key = named;
            }
        }
        if (key == null) {
            throw refusal(text, "has no key but those to hold");
        }
        Combination combination = new Combination(Collections.unmodifiableSet(modifiers), key);
        if (!key.typesNothing() && (modifiers.isEmpty() || modifiers.equals(EnumSet.of(Modifier.SHIFT)))) {
            Combination better = new Combination(EnumSet.of(Modifier.CTRL, Modifier.ALT), key);
            throw refusal(text, "would be taken from all that you type; did you mean " + better + "?");
        }
        return Optional.of(combination);
    }

    private static IllegalArgumentException refusal(String text, String trouble) {
        String end = trouble.endsWith("?") ? " " : ". ";
        return new IllegalArgumentException("The hotkey “" + text.strip() + "” " + trouble + end + ALLOWED);
    }

    private static Optional<Modifier> modifier(String name) {
        return Stream.of(Modifier.values())
                .filter(it -> it.names().contains(name))
                .findFirst();
    }

    private static String like(String unknown) {
        List<String> known = new ArrayList<>(Key.names());
        Stream.of(Modifier.values()).forEach(it -> known.addAll(it.names()));
        return known.stream()
                .filter(it -> it.length() > 1)
                .min(Comparator.comparingInt(it -> Typing.distance(unknown, it)))
                .filter(it -> Typing.distance(unknown, it) <= Math.min(TYPING_MISTAKES, unknown.length() - 1))
                .map(it -> "; did you mean “" + it + "”?")
                .orElse("");
    }

    Set<Modifier> modifiers() {
        return modifiers;
    }

    Key key() {
        return key;
    }

    /** As the portal wants it, by the XDG shortcuts specification: {@code CTRL+ALT+l}. */
    public String trigger() {
        return Stream.concat(modifiers.stream().map(Modifier::portalName), Stream.of(key.keysymName()))
                .collect(Collectors.joining("+"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Combination that && modifiers.equals(that.modifiers) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * modifiers.hashCode() + key.hashCode();
    }

    /** As in a menu: {@code Ctrl+Alt+L}. */
    @Override
    public String toString() {
        return Stream.concat(modifiers.stream(), Stream.of(key))
                .map(Object::toString)
                .collect(Collectors.joining("+"));
    }
}
