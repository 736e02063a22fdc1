package dev.earshot.power;

import dev.earshot.bus.SystemBus;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of sleep from logind, by its signal PrepareForSleep
 * (https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html).
 *
 * <p>logind would wait up to 5 s for who holds a lock of it, but hands a lock out as a file descriptor, and dbus-java's
 * transport without native code takes none. So the computer may be asleep before all is done that was begun when the signal
 * came; it is then done on waking, in the same order.
 */
public final class SleepWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SleepWatch.class);
    private static final String LOGIND = "org.freedesktop.login1";

    private final SystemBus bus;

    /** Is told on a thread of the bus's, in order; must return soon. */
    public interface Listener {
        void fallsAsleep();

        /** Also when nobody can tell any more whether it sleeps. */
        void wakesUp();
    }

    private SleepWatch(SystemBus bus) {
        this.bus = bus;
    }

    /**
     * Begins to listen for sleep.
     *
     * @param environment the environment variables, which may name the system bus
     * @return empty where nobody tells of it
     */
    public static Optional<SleepWatch> start(Map<String, String> environment, Listener listener) {
        Optional<SystemBus> bus = SystemBus.open(environment, listener::wakesUp);
        bus.ifPresent(it -> hear(it.connection(), listener));
        return bus.map(SleepWatch::new);
    }

    private static void hear(DBusConnection bus, Listener listener) {
        DBusMatchRule sleep = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(LOGIND + ".Manager")
                .withMember("PrepareForSleep")
                .withPath("/org/freedesktop/login1")
                .build();
        try {
            bus.addGenericSigHandler(sleep, signal -> heard(bus, signal, listener));
        } catch (DBusException | RuntimeException e) {
            LOG.info("the system bus does not tell of sleep: {}", e.getMessage());
        }
    }

    private static void heard(DBusConnection bus, DBusSignal signal, Listener listener) {
        try {
            if (!isLogind(bus, signal.getSource())) {
                LOG.info("{} is not {}, so its word about sleep counts for nothing", signal.getSource(), LOGIND);
            } else if (Boolean.TRUE.equals(signal.getParameters()[0])) {
                listener.fallsAsleep();
            } else {
                listener.wakesUp();
            }
        } catch (DBusException | RuntimeException e) {
            LOG.info("a signal of logind's was not understood: {}", e.getMessage());
        }
    }

    /** Everybody on the system bus may send signals, and nobody else's should stop the listening. */
    private static boolean isLogind(DBusConnection bus, String sender) throws DBusException {
        return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                .GetNameOwner(LOGIND)
                .equals(sender);
    }

    @Override
    public void close() {
        bus.close();
    }
}
