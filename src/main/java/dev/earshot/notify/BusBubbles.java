package dev.earshot.notify;

import dev.earshot.notify.Notification.Kind;
import dev.earshot.notify.Notification.Tone;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.CallbackHandler;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bubbles of whatever serves org.freedesktop.Notifications at the moment; it may come, go and change. */
final class BusBubbles implements Bubbles {
    private static final Logger LOG = LoggerFactory.getLogger(BusBubbles.class);
    /** The bus may have to start the server first. */
    private static final long PATIENCE_MILLIS = 5000;

    private static final long PATIENCE_AT_THE_END_MILLIS = 300;
    private static final UInt32 NONE = new UInt32(0);

    private final DBusConnection connection;
    private final Map<Kind, UInt32> ids = new EnumMap<>(Kind.class);
    private final Set<Kind> troubles = EnumSet.noneOf(Kind.class);
    /** Whose ids those are, by its unique name. */
    private String server = "";

    BusBubbles(DBusConnection connection) {
        this.connection = connection;
    }

    @Override
    public boolean show(Notification news) throws InterruptedException {
        try {
            NotificationServer desktop = desktop();
            boolean markup = ask(PATIENCE_MILLIS, desktop, "getCapabilities") instanceof List<?> can
                    && can.contains("body-markup");
            forgetIdsOfAnother(ask(PATIENCE_MILLIS, bus(), "GetNameOwner", NotificationServer.NAME));
            return notify(desktop, news, markup ? escaped(news.body()) : news.body());
        } catch (DBusException | RuntimeException | ExecutionException | TimeoutException e) {
            LOG.debug("not shown: {}", news.title(), e);
            return false;
        }
    }

    private boolean notify(NotificationServer desktop, Notification news, String body)
            throws InterruptedException, ExecutionException {
        byte urgency = (byte) (news.tone() == Tone.TROUBLE ? 2 : 1);
        Map<String, Variant<?>> hints = Map.of("urgency", new Variant<>(urgency));
        UInt32 before = ids.getOrDefault(news.kind(), NONE);
        try {
            Object id = ask(
                    PATIENCE_MILLIS,
                    desktop,
                    "show",
                    "Earshot",
                    before,
                    "audio-input-microphone",
                    news.title(),
                    body,
                    List.of(),
                    hints,
                    -1);
            ids.put(news.kind(), (UInt32) id);
        } catch (TimeoutException e) {
            LOG.debug("perhaps shown: {}", news.title());
        }
        if (news.tone() == Tone.TROUBLE) {
            troubles.add(news.kind());
        } else {
            troubles.remove(news.kind());
        }
        return true;
    }

    /** Another server may have given our ids to other programs' bubbles. */
    private void forgetIdsOfAnother(Object owner) {
        if (!owner.equals(server)) {
            ids.clear();
            server = owner.toString();
        }
    }

    /** Troubles stay on the screen until somebody takes them away. */
    @Override
    public void close() {
        ids.keySet().retainAll(troubles);
        if (ids.isEmpty()) {
            return;
        }
        try {
            forgetIdsOfAnother(ask(PATIENCE_AT_THE_END_MILLIS, bus(), "GetNameOwner", NotificationServer.NAME));
            NotificationServer desktop = desktop();
            for (UInt32 id : ids.values()) {
                ask(PATIENCE_AT_THE_END_MILLIS, desktop, "closeNotification", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DBusException | RuntimeException | ExecutionException | TimeoutException e) {
            LOG.debug("a bubble stays", e);
        }
    }

    private NotificationServer desktop() throws DBusException {
        return connection.getRemoteObject(
                NotificationServer.NAME, NotificationServer.PATH, NotificationServer.class, true);
    }

    private DBus bus() throws DBusException {
        return connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class, true);
    }

    /** A plain call of dbus-java's waits 20 s and can't be interrupted. */
    private Object ask(long patienceMillis, DBusInterface object, String method, Object... arguments)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Object> reply = new CompletableFuture<>();
        CallbackHandler<Object> handler = new CallbackHandler<>() {
            @Override
            public void handle(Object value) {
                reply.complete(value);
            }

            @Override
            public void handleError(DBusExecutionException e) {
                reply.completeExceptionally(e);
            }
        };
        connection.callWithCallback(object, method, handler, arguments);
        return reply.get(patienceMillis, TimeUnit.MILLISECONDS);
    }

    /** For servers that take a text for markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
