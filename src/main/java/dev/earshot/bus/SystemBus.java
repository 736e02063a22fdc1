package dev.earshot.bus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;

/** A connection of its own to the system bus of a Linux computer. For many threads. */
public final class SystemBus implements AutoCloseable {
    private static final Path SOCKET = Path.of("/run/dbus/system_bus_socket");

    private final Connection connection;

    private SystemBus(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects to the bus that {@code DBUS_SYSTEM_BUS_ADDRESS} names, else to the one in its usual place.
     *
     * @param lost is called once, on a thread of the connection's, if the bus dies; must return soon
     * @return empty where there is no bus
     */
    public static Optional<SystemBus> open(Map<String, String> environment, Runnable lost) {
        return address(environment)
                .flatMap(address -> Connection.open("system", address, lost))
                .map(SystemBus::new);
    }

    private static Optional<String> address(Map<String, String> environment) {
        String named = environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", "");
        if (!named.isBlank()) {
            return Optional.of(named);
        }
        return Optional.of(SOCKET).filter(Files::exists).map(socket -> "unix:path=" + socket);
    }

    /** For calling others and hearing signals; not to be closed by its users. */
    public DBusConnection connection() {
        return connection.bus();
    }

    @Override
    public void close() {
        connection.bus().disconnect();
    }
}
