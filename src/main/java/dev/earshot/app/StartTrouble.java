package dev.earshot.app;

import dev.earshot.bus.SessionBus;
import dev.earshot.notify.Notification;
import dev.earshot.notify.Notifier;
import java.util.Optional;

/** Tells of an agent that could not start where its user is looking: one that a login starts has no terminal. */
public final class StartTrouble {
    private StartTrouble() {}

    /** Shows why, by a bubble where the desktop has any; waits some seconds at most. */
    public static void tell(Surroundings surroundings, Exception why) throws InterruptedException {
        String sentence = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        Optional<SessionBus> bus = SessionBus.open(surroundings.environment(), () -> {});
        try {
            Notifier.showOnce(
                    surroundings.os(),
                    surroundings.environment(),
                    bus,
                    Notification.plain("Earshot could not start", sentence));
        } finally {
            bus.ifPresent(SessionBus::close);
        }
    }
}
