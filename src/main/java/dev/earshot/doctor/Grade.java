package dev.earshot.doctor;

import java.util.Locale;

/** How a check came out. */
public enum Grade {
    /** It was tried, and works. */
    FINE,
    /** It works, or is not needed, but somebody should know. */
    WARNING,
    /** It does not work. */
    FAILURE,
    /** Nobody knows: it can't be tried here or now. */
    UNTRIED;

    /** For people and for JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
