package dev.earshot.hotkey;

import com.github.kwhat.jnativehook.GlobalScreen;
import com.github.kwhat.jnativehook.NativeHookException;
import com.github.kwhat.jnativehook.NativeInputEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyEvent;
import com.github.kwhat.jnativehook.keyboard.NativeKeyListener;
import java.util.List;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key overheard on Windows and macOS, with jnativehook; other programs see it too. Not run here: Earshot's tests have
 * Linux only.
 */
final class HookHotkey implements Grip, NativeKeyListener {
    private static final Logger LOG = LoggerFactory.getLogger(HookHotkey.class);
    /** Each is left and right. */
    private static final List<Integer> MODIFIERS = List.of(
            NativeInputEvent.CTRL_MASK,
            NativeInputEvent.ALT_MASK,
            NativeInputEvent.SHIFT_MASK,
            NativeInputEvent.META_MASK);

    /** Held on to, for java.util.logging forgets what it was told of a logger that nobody has. */
    private final java.util.logging.Logger talk = java.util.logging.Logger.getLogger("com.github.kwhat.jnativehook");

    private final Listener listener;
    private @Nullable Combination wanted;
    private int down = NativeKeyEvent.VC_UNDEFINED;

    private HookHotkey(Listener listener) {
        this.listener = listener;
    }

    static HookHotkey open(Listener listener) throws NoHotkeyException {
        var hotkey = new HookHotkey(listener);
        hotkey.talk.setLevel(Level.OFF);
        // Else it is unpacked next to its jar, where an installed program may not write.
        if (System.getProperty("jnativehook.lib.path") == null) {
            System.setProperty("jnativehook.lib.path", System.getProperty("java.io.tmpdir"));
        }
        try {
            GlobalScreen.registerNativeHook();
        } catch (NativeHookException e) {
            throw new NoHotkeyException("The system does not let Earshot hear keys (" + e.getMessage()
                    + "); on macOS, allow it in System Settings > Privacy & Security > Accessibility.");
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new NoHotkeyException("The library for the hotkey can't be loaded: " + e.getMessage() + ".");
        }
        GlobalScreen.addNativeKeyListener(hotkey);
        return hotkey;
    }

    @Override
    public synchronized Binding bind(Combination combination) {
        if (code(combination.key()) == NativeKeyEvent.VC_UNDEFINED) {
            return new Binding.Refused("The key " + combination.key() + " can't be a hotkey on this system.");
        }
        wanted = combination;
        return new Binding.Bound(combination, Way.SYSTEM, combination.toString());
    }

    @Override
    public synchronized void release() {
        wanted = null;
    }

    /** jnativehook's number for the key. */
    static int code(Key key) {
        try {
            return key.hookName().isEmpty()
                    ? NativeKeyEvent.VC_UNDEFINED
                    : NativeKeyEvent.class.getField(key.hookName()).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jnativehook has no " + key.hookName(), e);
        }
    }

    /** jnativehook's bits for the modifiers; left and right are the same. */
    static int mask(Combination combination) {
        return combination.modifiers().stream()
                .mapToInt(modifier -> switch (modifier) {
                    case CTRL -> NativeInputEvent.CTRL_MASK;
                    case ALT -> NativeInputEvent.ALT_MASK;
                    case SHIFT -> NativeInputEvent.SHIFT_MASK;
                    case SUPER -> NativeInputEvent.META_MASK;
                })
                .reduce(0, (a, b) -> a | b);
    }

    private static int held(NativeKeyEvent event) {
        return MODIFIERS.stream()
                .mapToInt(both -> (event.getModifiers() & both) == 0 ? 0 : both)
                .reduce(0, (a, b) -> a | b);
    }

    @Override
    public void nativeKeyPressed(NativeKeyEvent event) {
        synchronized (this) {
            if (down != NativeKeyEvent.VC_UNDEFINED
                    || wanted == null
                    || event.getKeyCode() != code(wanted.key())
                    || held(event) != mask(wanted)) {
                return;
            }
            down = event.getKeyCode();
        }
        listener.pressed();
    }

    @Override
    public void nativeKeyReleased(NativeKeyEvent event) {
        synchronized (this) {
            if (down == NativeKeyEvent.VC_UNDEFINED || event.getKeyCode() != down) {
                return;
            }
            down = NativeKeyEvent.VC_UNDEFINED;
        }
        listener.released();
    }

    @Override
    public void close() {
        GlobalScreen.removeNativeKeyListener(this);
        try {
            GlobalScreen.unregisterNativeHook();
        } catch (NativeHookException e) {
            LOG.info("the hook stays: {}", e.getMessage());
        }
    }
}
