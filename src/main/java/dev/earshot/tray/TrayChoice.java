package dev.earshot.tray;

import java.util.Locale;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;

/** Decides which kind of tray there is. */
final class TrayChoice {
    private TrayChoice() {}

    /**
     * StatusNotifier where a panel watches for such icons; dorkbox for trays that know XEmbed only, and for other systems.
     * Where a bus is and no tray, StatusNotifier too: it costs nothing to wait for a panel, and X11's end is not its end.
     */
    static TrayRenderer open(Tray.Place place, Consumer<TrayAction> chosen, Runnable opening, Consumer<String> missing)
            throws NoTrayException {
        String system = place.os().toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return DorkboxRenderer.open(chosen);
        }
        String display = place.environment().getOrDefault("DISPLAY", "");
        if (place.bus().isEmpty()) {
            if (display.isBlank()) {
                throw new NoTrayException("DISPLAY is not set, so there is no desktop to show one on");
            }
            return DorkboxRenderer.open(chosen);
        }
        DBusConnection connection = place.bus().get().connection();
        boolean watched = Watcher.isThere(connection);
        if (!watched && !display.isBlank() && XembedTray.isThere(display)) {
            return DorkboxRenderer.open(chosen);
        }
        if (!watched) {
            missing.accept("No tray icon: no panel shows a tray now. The icon appears as soon as one does;"
                    + " all else works without it.");
        }
        return new StatusNotifierRenderer(connection, chosen, opening);
    }
}
