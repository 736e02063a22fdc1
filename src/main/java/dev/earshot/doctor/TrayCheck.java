package dev.earshot.doctor;

import dev.earshot.tray.Tray;
import dev.earshot.tray.TrayKind;

/** Whether anything would show the icon. */
record TrayCheck(Tray.Place place) implements Check {
    @Override
    public String what() {
        return "tray";
    }

    @Override
    public Finding look() {
        return switch (TrayKind.of(place)) {
            case WATCHED -> Finding.fine(what(), "A panel takes StatusNotifier items");
            case XEMBED -> Finding.fine(what(), "A tray takes XEmbed icons");
            case SYSTEM -> Finding.untried(what(), "Whether this system shows it, only its panel tells", "");
            case AWAITED ->
                Finding.warning(
                        what(),
                        "No panel shows a tray now",
                        "On GNOME, install the extension AppIndicator; all of Earshot can be reached without: earshot --help");
            case NONE ->
                Finding.warning(
                        what(),
                        "There is no desktop here to show an icon on",
                        "All of Earshot can be reached without: earshot --help");
        };
    }
}
