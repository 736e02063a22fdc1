package dev.earshot.hotkey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that a hotkey may have.
 *
 * @param name as in a menu: {@code L}, {@code F9}, {@code Page Up}
 * @param keysym its number for X11, as in {@code X11/keysymdef.h} and {@code X11/XF86keysym.h}
 * @param keysymName its name for the portal, as in the same files without {@code XK_}
 * @param hookName the constant of jnativehook's {@code NativeKeyEvent}; empty where it has none
 * @param typesNothing whether it may be a hotkey without modifiers, for nobody needs it to write or to move about
 */
record Key(String name, int keysym, String keysymName, String hookName, boolean typesNothing) {
    private static final Map<String, Key> BY_NAME = byName();

    /** Every name that {@link #named} knows. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** Each key once. */
    static List<Key> all() {
        return BY_NAME.values().stream().distinct().toList();
    }

    /** Null where there is no such key; {@code name} is in lower case and has no blanks. */
    static @Nullable Key named(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, Key> byName() {
        var keys = new LinkedHashMap<String, Key>();
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String upper = String.valueOf(letter).toUpperCase(Locale.ROOT);
            put(keys, new Key(upper, letter, String.valueOf(letter), "VC_" + upper, false));
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            put(keys, new Key(String.valueOf(digit), digit, String.valueOf(digit), "VC_" + digit, false));
        }
        for (int i = 1; i <= 24; i++) {
            put(keys, new Key("F" + i, 0xffbe + i - 1, "F" + i, "VC_F" + i, true));
        }
        put(keys, new Key("Space", 0x20, "space", "VC_SPACE", false), "spacebar", "blank");
        put(keys, new Key("Tab", 0xff09, "Tab", "VC_TAB", false));
        put(keys, new Key("Return", 0xff0d, "Return", "VC_ENTER", false), "enter");
        put(keys, new Key("Escape", 0xff1b, "Escape", "VC_ESCAPE", false), "esc");
        put(keys, new Key("Backspace", 0xff08, "BackSpace", "VC_BACKSPACE", false));
        put(keys, new Key("Delete", 0xffff, "Delete", "VC_DELETE", false), "del");
        put(keys, new Key("Home", 0xff50, "Home", "VC_HOME", false));
        put(keys, new Key("End", 0xff57, "End", "VC_END", false));
        put(keys, new Key("Page Up", 0xff55, "Page_Up", "VC_PAGE_UP", false), "pgup", "prior");
        put(keys, new Key("Page Down", 0xff56, "Page_Down", "VC_PAGE_DOWN", false), "pgdn", "pgdown", "next");
        put(keys, new Key("Left", 0xff51, "Left", "VC_LEFT", false));
        put(keys, new Key("Up", 0xff52, "Up", "VC_UP", false));
        put(keys, new Key("Right", 0xff53, "Right", "VC_RIGHT", false));
        put(keys, new Key("Down", 0xff54, "Down", "VC_DOWN", false));
        put(keys, new Key("Comma", 0x2c, "comma", "VC_COMMA", false), ",");
        put(keys, new Key("Period", 0x2e, "period", "VC_PERIOD", false), ".", "dot");
        put(keys, new Key("Minus", 0x2d, "minus", "VC_MINUS", false), "-");
        put(keys, new Key("Slash", 0x2f, "slash", "VC_SLASH", false), "/");
        put(keys, new Key("Pause", 0xff13, "Pause", "VC_PAUSE", true), "break");
        put(keys, new Key("Print", 0xff61, "Print", "VC_PRINTSCREEN", true), "printscreen", "prtsc", "sysrq");
        put(keys, new Key("Insert", 0xff63, "Insert", "VC_INSERT", true), "ins");
        put(keys, new Key("Scroll Lock", 0xff14, "Scroll_Lock", "VC_SCROLL_LOCK", true));
        put(keys, new Key("Menu", 0xff67, "Menu", "VC_CONTEXT_MENU", true), "apps");
        put(keys, new Key("Media Play", 0x1008ff14, "XF86AudioPlay", "VC_MEDIA_PLAY", true), "play");
        put(keys, new Key("Media Stop", 0x1008ff15, "XF86AudioStop", "VC_MEDIA_STOP", true), "stop");
        put(keys, new Key("Media Previous", 0x1008ff16, "XF86AudioPrev", "VC_MEDIA_PREVIOUS", true));
        put(keys, new Key("Media Next", 0x1008ff17, "XF86AudioNext", "VC_MEDIA_NEXT", true));
        put(keys, new Key("Mic Mute", 0x1008ffb2, "XF86AudioMicMute", "", true));
        return keys;
    }

    private static void put(Map<String, Key> keys, Key key, String... others) {
        keys.put(key.name.toLowerCase(Locale.ROOT).replace(" ", ""), key);
        for (String other : others) {
            keys.put(other, key);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
