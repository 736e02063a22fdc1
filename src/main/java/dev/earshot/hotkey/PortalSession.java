package dev.earshot.hotkey;

import dev.earshot.hotkey.Portal.Hearing;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One wish put to the portal: it takes one set of keys a session, so that another wish is another session. */
final class PortalSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalSession.class);
    private static final String SHORTCUT = "toggle";

    private final Portal portal;
    private final Combination combination;
    private final Listener listener;
    private final BiConsumer<PortalSession, Binding> outcome;

    private final Deque<Hearing> hearings = new ArrayDeque<>();
    private String handle = "";
    private boolean down;
    private boolean closed;

    /** @param outcome is told, on the bus's thread, what came of it; and that it is over, if the desktop ends it */
    PortalSession(
            Portal portal, Combination combination, Listener listener, BiConsumer<PortalSession, Binding> outcome) {
        this.portal = portal;
        this.combination = combination;
        this.listener = listener;
        this.outcome = outcome;
    }

    /** Asks for a session; the rest follows from the portal's answers. */
    void start() throws DBusException {
        String token = portal.token();
        keep(portal.answer(token, this::created));
        portal.call(
                Portal.SHORTCUTS,
                "CreateSession",
                "a{sv}",
                Map.of("handle_token", Portal.text(token), "session_handle_token", Portal.text(portal.token())));
    }

    private void created(int code, Map<?, ?> results) {
        if (code != 0) {
            outcome.accept(this, refused(code));
            return;
        }
        try {
            String session = String.valueOf(value(results, "session_handle"));
            synchronized (this) {
                if (closed) {
                    return;
                }
                handle = session;
            }
            keep(portal.signal(Portal.SHORTCUTS, "Activated", values -> heard(values, true)));
            keep(portal.signal(Portal.SHORTCUTS, "Deactivated", values -> heard(values, false)));
            keep(portal.signal(session, Portal.SESSION, "Closed", values -> ended()));
            String token = portal.token();
            keep(portal.answer(token, this::bound));
            Map<String, Variant<?>> wish = Map.of(
                    "description",
                    Portal.text("Earshot: listen"),
                    "preferred_trigger",
                    Portal.text(combination.trigger()));
            portal.call(
                    Portal.SHORTCUTS,
                    "BindShortcuts",
                    "oa(sa{sv})sa{sv}",
                    new DBusPath(session),
                    List.of((Object) new Object[] {SHORTCUT, wish}),
                    "",
                    Map.of("handle_token", Portal.text(token)));
        } catch (DBusException | RuntimeException e) {
            LOG.info("the portal takes no hotkey: {}", e.getMessage());
            outcome.accept(
                    this, new Binding.Refused("The desktop's portal does not take the hotkey " + combination + "."));
        }
    }

    private void bound(int code, Map<?, ?> results) {
        outcome.accept(
                this,
                code == 0
                        ? shown(value(results, "shortcuts"))
                                .<Binding>map(it -> new Binding.Bound(combination, Way.PORTAL, it))
                                .orElseGet(() -> refused(1))
                        : refused(code));
    }

    /** As the desktop names the key it gave; empty if it gave none. */
    private Optional<String> shown(Object shortcuts) {
        Stream<?> given = shortcuts instanceof Collection<?> list
                ? list.stream()
                : shortcuts instanceof Object[] array ? Arrays.stream(array) : Stream.empty();
        return given.filter(Object[].class::isInstance)
                .map(Object[].class::cast)
                .filter(it -> it.length == 2 && it[0].equals(SHORTCUT))
                .map(it -> String.valueOf(value((Map<?, ?>) it[1], "trigger_description")))
                .map(it -> it.isBlank() ? combination.toString() : it)
                .findFirst();
    }

    private static Object value(Map<?, ?> values, String name) {
        return values.get(name) instanceof Variant<?> variant ? variant.getValue() : "";
    }

    /** @param code 1 if the user said no, 2 if it came to nothing otherwise */
    private Binding refused(int code) {
        return new Binding.Refused(
                code == 1
                        ? "The hotkey " + combination + " was refused when the desktop asked for it."
                        : "The desktop did not grant the hotkey " + combination + ".");
    }

    private void heard(List<Object> values, boolean pressed) {
        synchronized (this) {
            boolean mine = String.valueOf(values.get(0)).equals(handle) && SHORTCUT.equals(values.get(1));
            if (closed || !mine || down == pressed) {
                return;
            }
            down = pressed;
        }
        if (pressed) {
            listener.pressed();
        } else {
            listener.released();
        }
    }

    private void ended() {
        outcome.accept(this, new Binding.None("The desktop took the hotkey " + combination + " back."));
    }

    private synchronized void keep(Hearing hearing) {
        hearings.push(hearing);
        if (closed) {
            stopHearing();
        }
    }

    private synchronized void stopHearing() {
        while (!hearings.isEmpty()) {
            hearings.pop().close();
        }
    }

    /** Hears no more of it, and says nothing to the portal. */
    void forget() {
        boolean wasDown;
        synchronized (this) {
            closed = true;
            wasDown = down;
            down = false;
            stopHearing();
        }
        if (wasDown) {
            listener.released();
        }
    }

    @Override
    public void close() {
        forget();
        String session;
        synchronized (this) {
            session = handle;
        }
        if (!session.isEmpty()) {
            portal.tell(session, Portal.SESSION, "Close");
        }
    }
}
