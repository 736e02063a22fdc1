package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** A session bus of its own with a tray on it, so that what is tried shows its icon wherever the build runs. */
final class Panel implements AutoCloseable {
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final long PATIENCE_SECONDS = 60;

    private final String address;
    private final EmbeddedDBusDaemon bus;
    private final DBusConnection connection;
    /** One for each that came and was not waited for. */
    private final Semaphore icons = new Semaphore(0);

    /** What icons tell of themselves to; its name on the bus is not its name here. */
    @DBusInterfaceName(WATCHER)
    public interface Icons extends DBusInterface {
        @SuppressWarnings("MethodName") // The bus has it so.
        void RegisterStatusNotifierItem(String service);
    }

    private record Tray(Semaphore icons) implements Icons {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            icons.release();
        }

        @Override
        public String getObjectPath() {
            return "/StatusNotifierWatcher";
        }
    }

    /**
     * Opens it.
     *
     * @param folder for its socket; a short path, as sockets want it
     */
    Panel(Path folder) throws IOException {
        address = "unix:path=" + folder.resolve("bus");
        bus = new EmbeddedDBusDaemon(address + ",listen=true");
        bus.startInBackgroundAndWait();
        try {
            connection =
                    DBusConnectionBuilder.forAddress(address).withShared(false).build();
            connection.requestBusName(WATCHER);
            connection.exportObject(new Tray(icons));
        } catch (DBusException e) {
            bus.close();
            throw new IOException("No session bus of the build's own: " + e.getMessage(), e);
        }
    }

    /** Where it is, as in DBUS_SESSION_BUS_ADDRESS. */
    String address() {
        return address;
    }

    /** Waits until an icon has told of itself, at the next call another one. */
    void awaitIcon() throws IOException, InterruptedException {
        if (!icons.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("No icon came within " + PATIENCE_SECONDS + " s");
        }
    }

    @Override
    public void close() throws IOException {
        connection.disconnect();
        bus.close();
    }
}
