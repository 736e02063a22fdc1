package dev.earshot.hotkey;

/** Told of the hotkey, on the thread that hears it: must return soon, and must not close the hotkey. */
public interface Listener {
    /** The key went down; not said again while it is held. */
    void pressed();

    /** The key was let go, or will not be heard of any more; comes after each {@link #pressed}. */
    void released();

    /** The hotkey changed by itself: the desktop answered, or is gone. Not called for what {@link Hotkey#change} returns. */
    void changed(Binding binding);
}
