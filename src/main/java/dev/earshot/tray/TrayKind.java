package dev.earshot.tray;

import dev.earshot.system.OperatingSystem;

/** What kind of tray this desktop has now. */
public enum TrayKind {
    /** A panel watches for StatusNotifier items. */
    WATCHED,
    /** A tray after the older XEmbed protocol. */
    XEMBED,
    /** That of Windows or macOS, of which nobody knows before it is tried. */
    SYSTEM,
    /** None now, but a bus on which a panel may yet come. */
    AWAITED,
    /** Nothing to show an icon on. */
    NONE;

    /** Looks at the desktop; may take a moment. */
    public static TrayKind of(Tray.Place place) {
        if (OperatingSystem.of(place.os()) != OperatingSystem.LINUX) {
            return SYSTEM;
        }
        if (place.bus().isPresent() && Watcher.isThere(place.bus().get().connection())) {
            return WATCHED;
        }
        String display = place.environment().getOrDefault("DISPLAY", "");
        if (!display.isBlank() && XembedTray.isThere(display)) {
            return XEMBED;
        }
        return place.bus().isPresent() ? AWAITED : NONE;
    }
}
