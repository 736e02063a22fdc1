package dev.earshot.hotkey;

import dev.earshot.hotkey.Keyboard.Grab;
import dev.earshot.thread.Threads;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key grabbed from the X server: no other program sees it. One thread waits for it, for nothing while it is idle. */
final class X11Hotkey implements Grip {
    private static final Logger LOG = LoggerFactory.getLogger(X11Hotkey.class);
    private static final String GONE = "The X server is gone, and the hotkey with it.";

    private final Xcb server;
    /** The kind of event that tells of it. */
    private final int keyboardChanged;

    private final Listener listener;
    private final Consumer<Binding> changed;
    private final Thread thread = Thread.ofPlatform().name("hotkey").unstarted(this::listen);

    private @Nullable Combination wanted;
    /** Empty too while the keyboard lacks the wanted key. */
    private Set<Grab> held = Set.of();

    private boolean closing;

    /** @param changed is told, on the hotkey's thread, of what changes by itself */
    private X11Hotkey(Xcb server, int keyboardChanged, Listener listener, Consumer<Binding> changed) {
        this.server = server;
        this.keyboardChanged = keyboardChanged;
        this.listener = listener;
        this.changed = changed;
    }

    /** Connects to the X server at {@code display}. */
    static X11Hotkey open(String display, Listener listener, Consumer<Binding> changed) throws NoHotkeyException {
        Xcb server = new Xcb(display);
        OptionalInt keyboardChanged = Xkb.use(server);
        if (keyboardChanged.isEmpty()) {
            LOG.info("this X server has no XKB: a held key may be heard as many");
        }
        var hotkey = new X11Hotkey(server, keyboardChanged.orElse(Xcb.MAPPING_NOTIFY), listener, changed);
        hotkey.thread.start();
        return hotkey;
    }

    @Override
    public synchronized Binding bind(Combination combination) {
        Binding binding = grab(combination);
        if (binding instanceof Binding.Bound) {
            wanted = combination;
        }
        return binding;
    }

    private Binding grab(Combination combination) {
        Optional<Keyboard> keyboard = server.keyboard();
        if (keyboard.isEmpty()) {
            return new Binding.Refused(GONE);
        }
        Set<Grab> needed = keyboard.get().grabs(combination);
        if (needed.isEmpty()) {
            return new Binding.Refused("This keyboard has no key " + combination.key() + " for the hotkey "
                    + combination + "; choose another.");
        }
        Set<Grab> added = new HashSet<>();
        for (Grab grab : needed) {
            int error = held.contains(grab) ? 0 : server.grab(grab);
            if (error != 0) {
                added.forEach(server::ungrab);
                return error == Xcb.BAD_ACCESS
                        ? new Binding.Taken(combination)
                        : new Binding.Refused(
                                "The X server refuses the hotkey " + combination + " with error " + error + ".");
            }
            if (!held.contains(grab)) {
                added.add(grab);
            }
        }
        if (!server.isAlive()) {
            return new Binding.Refused(GONE);
        }
        hold(needed);
        return new Binding.Bound(combination, Way.X11, combination.toString());
    }

    /** Gives up what is not needed any more. */
    private void hold(Set<Grab> needed) {
        held.stream().filter(grab -> !needed.contains(grab)).forEach(server::ungrab);
        held = needed;
    }

    @Override
    public synchronized void release() {
        hold(Set.of());
        wanted = null;
    }

    private void listen() {
        int down = 0;
        for (var event = server.await(); event.isPresent(); event = server.await()) {
            int type = event.get().type();
            int keycode = event.get().detail();
            // While a grabbed key is down the server sends the other keys here too.
            if (type == Xcb.KEY_PRESS && down == 0 && isHotkey(keycode)) {
                down = keycode;
                tell(listener::pressed);
            } else if (type == Xcb.KEY_RELEASE && down != 0 && down == keycode) {
                down = 0;
                tell(listener::released);
            } else if (type == keyboardChanged) {
                followKeyboard();
            }
        }
        if (down != 0) {
            tell(listener::released);
        }
        if (!isClosing()) {
            tell(() -> changed.accept(new Binding.None(GONE)));
        }
    }

    private synchronized boolean isHotkey(int keycode) {
        return held.stream().anyMatch(grab -> grab.keycode() == keycode);
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    /** Grabs anew where another layout has put the key elsewhere; says so only if that took or gave back the hotkey. */
    private void followKeyboard() {
        Binding binding;
        boolean had;
        synchronized (this) {
            if (wanted == null) {
                return;
            }
            had = !held.isEmpty();
            binding = grab(wanted);
            if (!(binding instanceof Binding.Bound)) {
                hold(Set.of());
                binding = new Binding.None(binding.sentence());
            }
        }
        if (had != binding instanceof Binding.Bound) {
            Binding news = binding;
            tell(() -> changed.accept(news));
        }
    }

    /** A listener's mistake must not end the hotkey. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("the hotkey was not heard to the end", e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        server.shutDown();
        Threads.join(thread);
        server.close();
    }
}
