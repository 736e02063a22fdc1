package dev.earshot.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of its own to the session bus of a Linux desktop. For many threads. */
public final class SessionBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private final DBusConnection connection;
    private final AtomicBoolean lost;

    private SessionBus(DBusConnection connection, AtomicBoolean lost) {
        this.connection = connection;
        this.lost = lost;
    }

    /**
     * Connects to the bus that the environment names, as the D-Bus specification has it: {@code DBUS_SESSION_BUS_ADDRESS},
     * else the socket {@code bus} in {@code XDG_RUNTIME_DIR}.
     *
     * @param lost is called once, on a thread of the connection's, if the bus dies; must return soon
     * @return empty where there is no bus
     */
    public static Optional<SessionBus> open(Map<String, String> environment, Runnable lost) {
        return address(environment).flatMap(address -> connect(address, lost));
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

    private static Optional<SessionBus> connect(String address, Runnable told) {
        AtomicBoolean lost = new AtomicBoolean();
        try {
            DBusConnection connection = DBusConnectionBuilder.forAddress(address)
                    // Once is enough: else a bus that is gone would hold up the start for 10 s.
                    .transportConfig()
                    .withTimeout(0)
                    .back()
                    .withShared(false)
                    .withDisconnectCallback(new IDisconnectCallback() {
                        @Override
                        public void disconnectOnError(IOException e) {
                            LOG.info("the session bus is gone: {}", e.getMessage());
                            lost.set(true);
                            told.run();
                        }
                    })
                    .build();
            return Optional.of(new SessionBus(connection, lost));
        } catch (DBusException | RuntimeException e) {
            LOG.info("no session bus at {}: {}", address, e.getMessage());
            return Optional.empty();
        }
    }

    /** For exporting objects, calling others and hearing signals; not to be closed by its users. */
    public DBusConnection connection() {
        return connection;
    }

    /** Whether the bus has died. The connection itself says so only a while after it told. */
    public boolean isLost() {
        return lost.get();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
