package dev.earshot.hotkey;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the keys of an X server's keyboard mean, until it says that this has changed. */
final class Keyboard {
    private static final int SHIFT = 1;
    private static final int LOCK = 1 << 1;
    private static final int CONTROL = 1 << 2;
    /** Where Alt and Super are on keyboards that do not say. */
    private static final int ALT = 1 << 3;

    private static final int SUPER = 1 << 6;

    private static final int NUM_LOCK_KEY = 0xff7f;
    private static final int SCROLL_LOCK_KEY = 0xff14;
    private static final int ALT_KEY = 0xffe9;
    private static final int SUPER_KEY = 0xffeb;

    private final int first;
    private final int width;
    private final int[] keysyms;
    private final byte[] modifiers;

    /**
     * As the X protocol's GetKeyboardMapping and GetModifierMapping tell it.
     *
     * @param first the first key's code
     * @param width how many meanings each key has
     * @param keysyms the meanings of all keys, key by key
     * @param modifiers the codes of the keys that are Shift, Lock, Control, Mod1 to Mod5, an equal number of each; 0 is
     *     none
     */
    Keyboard(int first, int width, int[] keysyms, byte[] modifiers) {
        this.first = first;
        this.width = width;
        this.keysyms = keysyms;
        this.modifiers = modifiers;
    }

    /**
     * What to grab.
     *
     * @param keycode the key's number
     * @param modifiers those that are down or locked when it is pressed, as bits
     */
    record Grab(int keycode, int modifiers) {}

    /** All that the combination can be, with the locks on and off; none where the keyboard has no such key. */
    Set<Grab> grabs(Combination combination) {
        OptionalInt keycode = keycode(combination.key().keysym());
        if (keycode.isEmpty()) {
            return Set.of();
        }
        int wanted = combination.modifiers().stream().mapToInt(this::mask).reduce(0, (a, b) -> a | b);
        int locks = (LOCK | modifier(NUM_LOCK_KEY, 0) | modifier(SCROLL_LOCK_KEY, 0)) & ~wanted;
        return IntStream.rangeClosed(0, 0xff)
                .filter(on -> (on & ~locks) == 0)
                .mapToObj(on -> new Grab(keycode.getAsInt(), wanted | on))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The key that means this plainly, else the one that means it with Shift, in another layout and so on. */
    private OptionalInt keycode(int keysym) {
        return IntStream.range(0, width)
                .flatMap(column -> IntStream.range(0, keysyms.length / width)
                        .filter(row -> keysyms[row * width + column] == keysym)
                        .map(row -> first + row))
                .findFirst();
    }

    private int mask(Modifier modifier) {
        return switch (modifier) {
            case CTRL -> CONTROL;
            case SHIFT -> SHIFT;
            case ALT -> modifier(ALT_KEY, ALT);
            case SUPER -> modifier(SUPER_KEY, SUPER);
        };
    }

    /** Which of the eight modifiers that key is. */
    private int modifier(int keysym, int otherwise) {
        OptionalInt keycode = keycode(keysym);
        int each = modifiers.length / 8;
        return IntStream.range(0, modifiers.length)
                .filter(i -> keycode.isPresent() && (modifiers[i] & 0xff) == keycode.getAsInt())
                .map(i -> 1 << (i / each))
                .findFirst()
                .orElse(otherwise);
    }
}
