package dev.earshot.doctor;

import dev.earshot.autostart.Autostart;
import dev.earshot.autostart.Status;
import java.io.IOException;

/** What the next login would do. */
record AutostartCheck(Autostart autostart) implements Check {
    @Override
    public String what() {
        return "start at login";
    }

    @Override
    public Finding look() throws InterruptedException {
        try {
            return switch (autostart.status()) {
                case Status.Off off -> Finding.fine(what(), "Off: no login starts Earshot");
                case Status.On on -> Finding.fine(what(), "On, by " + autostart.place());
                case Status.Changed changed ->
                    Finding.warning(
                            what(),
                            "On, but changed by hand in " + autostart.place() + ": "
                                    + String.join(", ", changed.changes()),
                            "If that was not you: earshot autostart enable");
                case Status.Stale stale ->
                    Finding.failure(
                            what(),
                            autostart.place() + " does not start this Earshot: " + stale.why(),
                            "earshot autostart enable, or disable");
            };
        } catch (IOException e) {
            return Finding.failure(what(), String.valueOf(e.getMessage()), "");
        }
    }
}
