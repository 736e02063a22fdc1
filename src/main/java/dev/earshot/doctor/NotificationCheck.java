package dev.earshot.doctor;

import dev.earshot.bus.SessionBus;
import dev.earshot.notify.Notification;
import dev.earshot.notify.Notifier;
import java.util.Map;
import java.util.Optional;

/** Shows a bubble. */
record NotificationCheck(String os, Map<String, String> environment, Optional<SessionBus> bus) implements Check {
    @Override
    public String what() {
        return "notifications";
    }

    @Override
    public Finding look() throws InterruptedException {
        Notification bubble =
                Notification.plain("Earshot checks everything", "This is how it tells you what needs you.");
        return Notifier.showOnce(os, environment, bus, bubble)
                ? Finding.fine(what(), "The desktop took one; it should be on the screen")
                : Finding.warning(
                        what(),
                        "Nothing here shows any",
                        "Install a notification daemon, such as dunst; the terminal and the log tell the same");
    }
}
