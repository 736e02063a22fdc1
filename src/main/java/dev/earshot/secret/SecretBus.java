package dev.earshot.secret;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to the service that has the keyring, and its signals. Nothing of a message's content is logged or told.
 *
 * @param instead what to do where there is no keyring, after a sentence
 */
record SecretBus(DBusConnection bus, String instead) {
    static final String NAME = "org.freedesktop.secrets";

    private static final Logger LOG = LoggerFactory.getLogger(SecretBus.class);
    /** In milliseconds; the bus may have to start the service first, for which it has 25 s. */
    private static final long PATIENCE = 30_000;

    private static final Set<String> NOBODY =
            Set.of("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner");

    /** A handler of signals, until closed. */
    interface Hearing extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls a method.
     *
     * @param signature of {@code arguments}
     * @return the answer's values
     * @throws IOException with a sentence
     */
    List<Object> call(String path, String type, String method, String signature, Object... arguments)
            throws IOException {
        try {
            var call = bus.getMessageFactory()
                    .createMethodCall(bus.getUniqueName(), NAME, path, type, method, (byte) 0, signature, arguments);
            bus.sendMessage(call);
            Message answer = call.getReply(PATIENCE);
            if (answer == null) {
                throw new IOException("the desktop's keyring does not answer" + instead);
            }
            if (answer instanceof Error error) {
                throw refused(method, String.valueOf(error.getName()));
            }
            return List.of(answer.getParameters());
        } catch (DBusException | RuntimeException e) {
            LOG.info("{} of the keyring failed: {}", method, e.getClass().getName());
            throw new IOException("the desktop's keyring can't be reached" + instead, e);
        }
    }

    private IOException refused(String method, String error) {
        LOG.info("{} of the keyring: {}", method, error);
        return new IOException(
                NOBODY.contains(error) || error.startsWith("org.freedesktop.DBus.Error.Spawn.")
                        ? "this desktop has no keyring (no Secret Service is on its bus)" + instead
                        : "the desktop's keyring refused " + method + " (" + error + ")" + instead);
    }

    /** Listens for a signal. */
    Hearing hear(String path, String type, String name, Consumer<Object[]> handler) throws IOException {
        return hear(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface(type)
                        .withMember(name)
                        .withPath(path)
                        .build(),
                handler);
    }

    /** Listens for the service's end. */
    Hearing end(Runnable handler) throws IOException {
        return hear(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface("org.freedesktop.DBus")
                        .withMember("NameOwnerChanged")
                        .withArg0123(0, NAME)
                        .build(),
                values -> {
                    if (values[0].equals(NAME) && values[2].equals("")) {
                        handler.run();
                    }
                });
    }

    private Hearing hear(DBusMatchRule rule, Consumer<Object[]> handler) throws IOException {
        try {
            AutoCloseable hearing = bus.addGenericSigHandler(rule, signal -> {
                try {
                    handler.accept(signal.getParameters());
                } catch (DBusException | RuntimeException e) {
                    LOG.info(
                            "a signal of the keyring's was not understood: {}",
                            e.getClass().getName());
                }
            });
            return () -> {
                try {
                    hearing.close();
                } catch (Exception e) {
                    LOG.debug("the bus is gone: {}", e.getMessage());
                }
            };
        } catch (DBusException e) {
            throw new IOException("the session bus is gone, and the keyring with it" + instead, e);
        }
    }
}
