package dev.earshot.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * What panels ask of an icon, as https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierItem/ has
 * it. Public, as all that the bus reaches must be.
 */
@DBusInterfaceName(BusItem.NAME)
public interface BusItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";

    /** A left click, at this place of the screen. */
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /** A middle click. */
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /** A right click, from panels that can't show the menu themselves. */
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);
}
