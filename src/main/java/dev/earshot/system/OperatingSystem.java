package dev.earshot.system;

import java.util.Locale;

/** A kind of system, by whose customs a program goes. */
public enum OperatingSystem {
    /** And all else that keeps to freedesktop.org. */
    LINUX,
    MAC,
    WINDOWS;

    /**
     * The one of a computer.
     *
     * @param os as in the system property {@code os.name}
     */
    public static OperatingSystem of(String os) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        return system.startsWith("mac") ? MAC : LINUX;
    }
}
