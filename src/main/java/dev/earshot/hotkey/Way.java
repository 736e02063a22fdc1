package dev.earshot.hotkey;

import dev.earshot.system.OperatingSystem;
import java.util.Map;
import java.util.Optional;

/** How a hotkey is heard. */
public enum Way {
    /** Grabbed from the X server; no other program sees the key. */
    X11,
    /** Given by the desktop's portal, on Wayland; the user may have chosen another key there. */
    PORTAL,
    /** Overheard, on Windows and macOS; the window in front gets the key too. */
    SYSTEM;

    /**
     * The way for this desktop. Under Wayland it is never X11: there, a grab would be told only of keys that are meant
     * for X11's own windows.
     *
     * @param os as in the system property {@code os.name}
     * @param bus whether there is a session bus
     */
    static Optional<Way> of(String os, Map<String, String> environment, boolean bus) {
        if (OperatingSystem.of(os) != OperatingSystem.LINUX) {
            return Optional.of(SYSTEM);
        }
        boolean wayland = isSet(environment, "WAYLAND_DISPLAY")
                || environment.getOrDefault("XDG_SESSION_TYPE", "").equalsIgnoreCase("wayland");
        if (wayland) {
            return bus ? Optional.of(PORTAL) : Optional.empty();
        }
        return isSet(environment, "DISPLAY") ? Optional.of(X11) : Optional.empty();
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
