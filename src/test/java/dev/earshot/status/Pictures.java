package dev.earshot.status;

import dev.earshot.agent.AgentState;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Sync;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Status for tests. */
public final class Pictures {
    public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    public static final AgentState LISTENING = new AgentState.Listening(1, NOON, false);

    private Pictures() {}

    /** One of an agent in room panel, with figures. */
    public static Status of(AgentState state, Sync sync) {
        return new Status(
                state,
                NOON,
                "default",
                "demo",
                "http://127.0.0.1:3000/api/send",
                "panel",
                "Ada",
                Optional.of("Ctrl+Alt+L"),
                Optional.of(URI.create("http://127.0.0.1:3000/display?room=panel")),
                sync,
                new DeliveryFigures(16, 2, 1, 7, 1, 2, 3, 4),
                0,
                Optional.of(Duration.ofMillis(600)));
    }
}
