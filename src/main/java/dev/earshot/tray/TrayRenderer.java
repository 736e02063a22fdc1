package dev.earshot.tray;

/** Brings a view to one kind of tray. Calls come one after another. */
interface TrayRenderer extends AutoCloseable {
    /** Shows the view in place of the one before it. May take its time. */
    void show(TrayView view);

    /** Takes the icon away and ends the threads that belong to it. */
    @Override
    void close();
}
