package dev.earshot.hotkey;

import dev.earshot.bus.SessionBus;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's portal, as flatpak.github.io/xdg-desktop-portal documents it: calls to it and its signals. */
final class Portal {
    static final String NAME = "org.freedesktop.portal.Desktop";
    static final String SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts";
    static final String SESSION = "org.freedesktop.portal.Session";

    private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
    private static final String PATH = "/org/freedesktop/portal/desktop";
    /** In milliseconds; the bus may have to start the portal first, for which it has 25 s. */
    private static final long PATIENCE = 30_000;

    private final SessionBus session;
    private final DBusConnection bus;
    private int tokens;

    Portal(SessionBus session) {
        this.session = session;
        this.bus = session.connection();
    }

    /** A handler of signals, until closed. */
    interface Hearing extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls the portal.
     *
     * @param signature of {@code arguments}
     * @return the answer's values
     * @throws DBusException if there is no portal, or it has no such method
     */
    List<Object> call(String type, String method, String signature, Object... arguments) throws DBusException {
        var call = bus.getMessageFactory()
                .createMethodCall(bus.getUniqueName(), NAME, PATH, type, method, (byte) 0, signature, arguments);
        bus.sendMessage(call);
        Message answer = call.getReply(PATIENCE);
        if (answer == null) {
            throw new DBusException("no answer to " + method);
        }
        if (answer instanceof Error error) {
            error.throwException();
        }
        return List.of(answer.getParameters());
    }

    boolean isReachable() {
        return bus.isConnected() && !session.isLost();
    }

    /** Calls the portal if it is there, and does not wait for its answer. */
    void tell(String path, String type, String method) {
        try {
            byte flags = Flags.NO_REPLY_EXPECTED | Flags.NO_AUTO_START;
            bus.sendMessage(bus.getMessageFactory()
                    .createMethodCall(bus.getUniqueName(), NAME, path, type, method, flags, null));
        } catch (DBusException | RuntimeException e) {
            LOG.debug("the bus is gone: {}", e.getMessage());
        }
    }

    /** A name that no other request or session of this connection has. */
    synchronized String token() {
        tokens++;
        return "earshot" + tokens;
    }

    /**
     * Listens for the answer to a request that is yet to be made; else it could come before its path is known.
     *
     * @param token the request's {@code handle_token}
     * @param answer is given the code, 0 for success, and the results
     */
    Hearing answer(String token, Answer answer) throws DBusException {
        String sender = bus.getUniqueName().substring(1).replace('.', '_');
        return hear(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface("org.freedesktop.portal.Request")
                        .withMember("Response")
                        .withPath(PATH + "/request/" + sender + "/" + token)
                        .build(),
                values -> answer.accept(((Number) values.get(0)).intValue(), (Map<?, ?>) values.get(1)));
    }

    /** What a request came to. */
    interface Answer {
        void accept(int code, Map<?, ?> results);
    }

    /** Listens for a signal of the portal's own path. */
    Hearing signal(String type, String name, Consumer<List<Object>> handler) throws DBusException {
        return signal(PATH, type, name, handler);
    }

    Hearing signal(String path, String type, String name, Consumer<List<Object>> handler) throws DBusException {
        return hear(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface(type)
                        .withMember(name)
                        .withPath(path)
                        .build(),
                handler);
    }

    /** Listens for the portal's end. */
    Hearing end(Runnable handler) throws DBusException {
        return hear(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface("org.freedesktop.DBus")
                        .withMember("NameOwnerChanged")
                        .withArg0123(0, NAME)
                        .build(),
                values -> {
                    if (values.get(0).equals(NAME) && values.get(2).equals("")) {
                        handler.run();
                    }
                });
    }

    private Hearing hear(DBusMatchRule rule, Consumer<List<Object>> handler) throws DBusException {
        AutoCloseable hearing = bus.addGenericSigHandler(rule, signal -> {
            try {
                handler.accept(values(signal));
            } catch (DBusException | RuntimeException e) {
                LOG.warn("a signal of the portal's was not understood: {}", signal, e);
            }
        });
        return () -> {
            try {
                hearing.close();
            } catch (Exception e) {
                LOG.debug("the bus is gone: {}", e.getMessage());
            }
        };
    }

    private static List<Object> values(DBusSignal signal) throws DBusException {
        return List.of(signal.getParameters());
    }

    /** Text as an option or a property. */
    static Variant<String> text(String text) {
        return new Variant<>(text);
    }
}
