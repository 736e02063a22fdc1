package dev.earshot.notify;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The desktop's side of https://specifications.freedesktop.org/notification-spec/1.3/protocol.html, as far as it is used. */
@DBusInterfaceName(NotificationServer.NAME)
interface NotificationServer extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    @DBusMemberName("GetCapabilities")
    List<String> getCapabilities();

    /**
     * Shows a bubble.
     *
     * @param replaces the id of a bubble whose place it takes; 0 for none
     * @param timeout in milliseconds; -1 leaves it to the server
     * @return the bubble's id
     */
    @DBusMemberName("Notify")
    UInt32 show(
            String application,
            UInt32 replaces,
            String icon,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            Integer timeout);

    @DBusMemberName("CloseNotification")
    void closeNotification(UInt32 id);
}
