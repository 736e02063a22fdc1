package dev.earshot.bus;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a bus.
 *
 * @param lost whether the bus has died; the connection itself says so only a while after it told
 */
record Connection(DBusConnection bus, AtomicBoolean lost) {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /**
     * Connects.
     *
     * @param name of the bus, for the log
     * @param told is called once, on a thread of the connection's, if the bus dies; must return soon
     * @return empty where there is no bus
     */
    static Optional<Connection> open(String name, String address, Runnable told) {
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
                            LOG.info("the {} bus is gone: {}", name, e.getMessage());
                            lost.set(true);
                            told.run();
                        }
                    })
                    .build();
            return Optional.of(new Connection(connection, lost));
        } catch (DBusException | RuntimeException e) {
            LOG.info("no {} bus at {}: {}", name, address, e.getMessage());
            return Optional.empty();
        }
    }
}
