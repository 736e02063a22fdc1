package dev.earshot.hotkey;

import dev.earshot.bus.SessionBus;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key given by the desktop's portal, for Wayland, where programs can't take one. Has no thread of its own. */
final class PortalHotkey implements Grip {
    private static final Logger LOG = LoggerFactory.getLogger(PortalHotkey.class);

    private final Portal portal;
    private final Listener listener;
    private final Consumer<Binding> changed;
    private final Portal.Hearing end;

    private @Nullable PortalSession bound;
    private @Nullable PortalSession asked;

    private PortalHotkey(Portal portal, Listener listener, Consumer<Binding> changed) throws DBusException {
        this.portal = portal;
        this.listener = listener;
        this.changed = changed;
        this.end = portal.end(this::vanished);
    }

    /** Finds the portal. */
    static PortalHotkey open(SessionBus bus, Listener listener, Consumer<Binding> changed) throws NoHotkeyException {
        Portal portal = new Portal(bus);
        try {
            portal.call("org.freedesktop.DBus.Properties", "Get", "ss", Portal.SHORTCUTS, "version");
            return new PortalHotkey(portal, listener, changed);
        } catch (DBusException | RuntimeException e) {
            LOG.info("no portal for hotkeys: {}", e.getMessage());
            throw new NoHotkeyException("This desktop has no portal for hotkeys (GlobalShortcuts).");
        }
    }

    @Override
    public Binding bind(Combination combination) {
        var wish = new PortalSession(portal, combination, listener, this::cameOf);
        drop(replaceAsked(wish));
        try {
            wish.start();
            return new Binding.Asked(combination);
        } catch (DBusException | RuntimeException e) {
            LOG.info("the portal does not answer: {}", e.getMessage());
            drop(replaceAsked(null));
            if (!portal.isReachable()) {
                takeAll().forEach(PortalSession::forget);
                return new Binding.None("The session bus is gone, and the hotkey with it.");
            }
            return new Binding.Refused("The desktop's portal for hotkeys does not answer.");
        }
    }

    private synchronized @Nullable PortalSession replaceAsked(@Nullable PortalSession now) {
        PortalSession before = asked;
        asked = now;
        return before;
    }

    private void cameOf(PortalSession session, Binding outcome) {
        PortalSession over;
        synchronized (this) {
            if (session == asked) {
                asked = null;
                over = outcome instanceof Binding.Bound ? bound : session;
                bound = outcome instanceof Binding.Bound ? session : bound;
            } else if (session == bound) {
                bound = null;
                over = session;
            } else {
                return;
            }
        }
        drop(over);
        changed.accept(outcome);
    }

    private void vanished() {
        List<PortalSession> over = takeAll();
        over.forEach(PortalSession::forget);
        if (!over.isEmpty()) {
            changed.accept(new Binding.None("The desktop's portal is gone, and the hotkey with it."));
        }
    }

    private synchronized List<PortalSession> takeAll() {
        List<PortalSession> all =
                Stream.of(bound, asked).filter(Objects::nonNull).toList();
        bound = null;
        asked = null;
        return all;
    }

    private static void drop(@Nullable PortalSession session) {
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void release() {
        takeAll().forEach(PortalSession::close);
    }

    @Override
    public void close() {
        end.close();
        release();
    }
}
