package dev.earshot.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.constants.Flags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where panels learn of tray icons, as
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ has it.
 */
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final String NAME = "org.kde.StatusNotifierWatcher";
    private static final String PATH = "/StatusNotifierWatcher";
    private static final String BUS = "org.freedesktop.DBus";

    private Watcher() {}

    static boolean isThere(DBusConnection connection) {
        try {
            return connection
                    .getRemoteObject(BUS, "/org/freedesktop/DBus", DBus.class)
                    .NameHasOwner(NAME);
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("the session bus does not say whether there is a tray: {}", e.getMessage());
            return false;
        }
    }

    /**
     * Tells the watcher of an icon, now if there is one and whenever one comes.
     *
     * @param name of the icon on the bus
     * @return ends it
     */
    static AutoCloseable keepTelling(DBusConnection connection, String name) throws DBusException {
        // By its class: by its name alone the library can't make the signal, unless something else has used the class.
        DBusMatchRule comesOrGoes = DBusMatchRuleBuilder.create()
                .withType(DBus.NameOwnerChanged.class)
                .withSender(BUS)
                .withArg0123(0, NAME)
                .build();
        AutoCloseable listening =
                connection.addGenericSigHandler(comesOrGoes, signal -> comesOrGoes(connection, name, signal));
        if (isThere(connection)) {
            tell(connection, name);
        }
        return listening;
    }

    /** The signal's values are the watcher's name, its old owner and its new one, which is empty when it goes. */
    private static void comesOrGoes(DBusConnection connection, String name, DBusSignal signal) {
        try {
            if (!signal.getParameters()[2].equals("")) {
                tell(connection, name);
            }
        } catch (DBusException e) {
            LOG.info("the bus tells what can't be read: {}", e.getMessage());
        }
    }

    /** Waits for no answer: a panel that hangs must not hold up the tray. */
    private static void tell(DBusConnection connection, String name) {
        try {
            connection.sendMessage(connection
                    .getMessageFactory()
                    .createMethodCall(
                            NAME, PATH, NAME, "RegisterStatusNotifierItem", Flags.NO_REPLY_EXPECTED, "s", name));
        } catch (DBusException e) {
            LOG.info("the panel can't be told of the icon: {}", e.getMessage());
        }
    }
}
