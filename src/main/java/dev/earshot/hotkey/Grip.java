package dev.earshot.hotkey;

/** One way's hold on the keyboard: at most one combination at a time. */
sealed interface Grip extends AutoCloseable permits X11Hotkey, PortalHotkey, HookHotkey {
    /** Binds another combination. The one before is given up only once this one is bound. */
    Binding bind(Combination combination);

    /** Gives up the combination. */
    void release();

    @Override
    void close();
}
