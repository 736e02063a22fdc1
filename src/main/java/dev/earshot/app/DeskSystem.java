package dev.earshot.app;

import java.util.Locale;

/** Whose commands a desk understands. */
enum DeskSystem {
    /** And all else that keeps to freedesktop.org. */
    LINUX,
    MAC,
    WINDOWS;

    /**
     * The one of this computer.
     *
     * @param os as in the system property {@code os.name}
     */
    static DeskSystem of(String os) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        return system.startsWith("mac") ? MAC : LINUX;
    }
}
