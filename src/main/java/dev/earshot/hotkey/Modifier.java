package dev.earshot.hotkey;

import java.util.List;

/** A key that is held while another is pressed; in the order in which menus name them. */
public enum Modifier {
    CTRL("Ctrl", "CTRL", "ctrl control strg"),
    ALT("Alt", "ALT", "alt option opt"),
    SHIFT("Shift", "SHIFT", "shift"),
    SUPER("Super", "LOGO", "super win windows meta cmd command logo");

    private final String label;
    private final String portalName;
    private final String names;

    Modifier(String label, String portalName, String names) {
        this.label = label;
        this.portalName = portalName;
        this.names = names;
    }

    /** As in the XDG shortcuts specification. */
    String portalName() {
        return portalName;
    }

    /** As users write it, in lower case. */
    List<String> names() {
        return List.of(names.split(" ", -1));
    }

    /** As on a keyboard. */
    @Override
    public String toString() {
        return label;
    }
}
