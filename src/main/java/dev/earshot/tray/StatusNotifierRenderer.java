package dev.earshot.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trays of Linux panels that speak StatusNotifierItem: KDE, XFCE, LXQt, MATE, waybar, and GNOME with an extension. The icon
 * travels as pixels over the bus, so neither X11 nor AWT is touched; panels may come, go and come back.
 */
final class StatusNotifierRenderer implements TrayRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifierRenderer.class);

    private final DBusConnection connection;
    /** As the specification wants it; giving it back takes the icon away though the connection lives on. */
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";

    private final NumberedMenu menu = new NumberedMenu();
    private final ItemObject item;
    private final MenuObject menuObject;
    private @Nullable TrayView shown;
    private @Nullable AutoCloseable telling;

    /**
     * Shows nothing yet.
     *
     * @param connection stays its owner's
     * @param chosen is told what was chosen, on a thread of the connection's
     * @param opening is called before the menu opens, on a thread of the connection's
     */
    StatusNotifierRenderer(DBusConnection connection, Consumer<TrayAction> chosen, Runnable opening) {
        this.connection = connection;
        this.item = new ItemObject(chosen);
        this.menuObject = new MenuObject(menu, chosen, opening);
    }

    @Override
    public void show(TrayView view) {
        // A bus that is gone took the panel with it; whoever owns the connection has said so.
        if (!connection.isConnected()) {
            return;
        }
        item.show(view);
        NumberedMenu.Change change = menu.become(view.menu());
        try {
            if (shown == null) {
                appear();
            } else {
                tell(shown, view, change);
            }
            shown = view;
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("the tray icon can't be shown: {}", e.getMessage());
        }
    }

    private void appear() throws DBusException {
        connection.exportObject(ItemObject.PATH, item);
        connection.exportObject(MenuObject.PATH, menuObject);
        connection.requestBusName(name);
        telling = Watcher.keepTelling(connection, name);
    }

    private void tell(TrayView before, TrayView now, NumberedMenu.Change change) throws DBusException {
        if (!before.sign().equals(now.sign())) {
            signal(ItemObject.PATH, BusItem.NAME, "NewIcon", "");
        }
        if (!before.tip().equals(now.tip())) {
            signal(ItemObject.PATH, BusItem.NAME, "NewToolTip", "");
        }
        switch (change) {
            case NumberedMenu.Rebuilt rebuilt ->
                signal(MenuObject.PATH, BusMenu.NAME, "LayoutUpdated", "ui", menuObject.nextRevision(), 0);
            case NumberedMenu.Reworded reworded -> {
                if (!reworded.rows().isEmpty()) {
                    List<BusMenu.Properties> changed = new ArrayList<>();
                    reworded.rows().forEach(row -> changed.add(new BusMenu.Properties(row.id(), row.variants())));
                    signal(
                            MenuObject.PATH,
                            BusMenu.NAME,
                            "ItemsPropertiesUpdated",
                            "a(ia{sv})a(ias)",
                            changed,
                            List.of());
                }
            }
        }
    }

    private void signal(String path, String from, String signal, String signature, Object... values)
            throws DBusException {
        connection.sendMessage(connection
                .getMessageFactory()
                .createSignal(
                        connection.getUniqueName(),
                        path,
                        from,
                        signal,
                        signature.isEmpty() ? null : signature,
                        values));
    }

    @Override
    public void close() {
        if (shown == null || !connection.isConnected()) {
            return;
        }
        try {
            if (telling != null) {
                telling.close();
            }
            connection.releaseBusName(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // What AutoCloseable declares; the process ends soon, and the icon with it.
            LOG.info("the tray icon can't be taken away: {}", e.getMessage());
        }
        connection.unExportObject(ItemObject.PATH);
        connection.unExportObject(MenuObject.PATH);
    }
}
