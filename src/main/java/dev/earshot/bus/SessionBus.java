package dev.earshot.bus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;

/** A connection of its own to the session bus of a Linux desktop. For many threads. */
public final class SessionBus implements AutoCloseable {
    private final Connection connection;

    private SessionBus(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects to the bus that the environment names, as the D-Bus specification has it: {@code DBUS_SESSION_BUS_ADDRESS},
     * else the socket {@code bus} in {@code XDG_RUNTIME_DIR}.
     *
     * @param lost is called once, on a thread of the connection's, if the bus dies; must return soon
     * @return empty where there is no bus
     */
    public static Optional<SessionBus> open(Map<String, String> environment, Runnable lost) {
        return address(environment)
                .flatMap(address -> Connection.open("session", address, lost))
                .map(SessionBus::new);
    }

    static Optional<String> address(Map<String, String> environment) {
        String named = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!named.isBlank()) {
            return Optional.of(named);
        }
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> "unix:path=" + socket);
    }

    /** For exporting objects, calling others and hearing signals; not to be closed by its users. */
    public DBusConnection connection() {
        return connection.bus();
    }

    /** Whether the bus has died. The connection itself says so only a while after it told. */
    public boolean isLost() {
        return connection.lost().get();
    }

    @Override
    public void close() {
        connection.bus().disconnect();
    }
}
