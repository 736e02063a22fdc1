package dev.earshot.notify;

import dev.earshot.bus.SessionBus;
import dev.earshot.system.OperatingSystem;
import java.util.Map;
import java.util.Optional;

/** How this desktop shows bubbles. Used by one thread at a time. */
interface Bubbles extends AutoCloseable {
    /**
     * Hands a notification to the desktop; may take some seconds, which an interrupt ends.
     *
     * @return false if it is certain that nobody sees it
     */
    boolean show(Notification news) throws InterruptedException;

    /** Takes away what is no longer true once Earshot has ended; within a second. */
    @Override
    default void close() {}

    /**
     * Those of this system.
     *
     * @param os as in the system property {@code os.name}
     */
    static Bubbles of(String os, Map<String, String> environment, Optional<SessionBus> bus) {
        return switch (OperatingSystem.of(os)) {
            case WINDOWS -> new ProgramBubbles(ProgramBubbles::powershell, environment);
            case MAC -> new ProgramBubbles(ProgramBubbles::osascript, environment);
            case LINUX ->
                bus.<Bubbles>map(it -> new BusBubbles(it.connection()))
                        .orElseGet(() -> new ProgramBubbles(ProgramBubbles::notifySend, environment));
        };
    }
}
