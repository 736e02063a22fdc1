package dev.earshot.tray;

import dev.earshot.status.Status;
import dev.earshot.status.StatusWords;

/**
 * All that the tray shows at one moment.
 *
 * @param tip what is shown beside the icon while the mouse rests on it: one line, plain text
 */
record TrayView(TraySign sign, String tip, TrayMenu menu) {
    /**
     * What there is to show.
     *
     * @param startsAtLogin whether the system starts Earshot with the user's login
     */
    static TrayView of(Status status, boolean startsAtLogin) {
        return new TrayView(TraySign.of(status), StatusWords.headline(status), TrayMenu.of(status, startsAtLogin));
    }
}
