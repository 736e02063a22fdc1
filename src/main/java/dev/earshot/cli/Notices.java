package dev.earshot.cli;

import dev.earshot.caption.Caption;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.Fate;
import java.io.PrintWriter;

/** Tells on the terminal what the user should know of delivery, and nothing of single captions. */
record Notices(PrintWriter err) implements Delivery.Listener {
    @Override
    public void settled(Caption caption, Fate fate) {}

    @Override
    public void notice(String sentence) {
        err.println("earshot: " + sentence);
    }
}
