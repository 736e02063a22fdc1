package dev.earshot.status;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.audio.Loudness;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Sync;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Status for tests. */
public final class Pictures {
    public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    public static final AgentState LISTENING = new AgentState.Listening(1, NOON, Hearing.SOUND);

    public static final AgentState SILENCE = new AgentState.Listening(1, NOON, Hearing.SILENCE);

    private Pictures() {}

    /** The same while it listens to this. */
    public static Status loud(Status status, Loudness level) {
        return new Status(
                status.state(),
                status.since(),
                status.microphone(),
                Optional.of(level),
                status.model(),
                status.server(),
                status.room(),
                status.speaker(),
                status.hotkey(),
                status.display(),
                status.sync(),
                status.figures(),
                status.heldBack(),
                status.delay(),
                status.settingsProblem(),
                status.profile(),
                status.profiles());
    }

    /** The same with settings that can't be used. */
    public static Status broken(Status status, String settingsProblem) {
        return new Status(
                status.state(),
                status.since(),
                status.microphone(),
                status.level(),
                status.model(),
                status.server(),
                status.room(),
                status.speaker(),
                status.hotkey(),
                status.display(),
                status.sync(),
                status.figures(),
                status.heldBack(),
                status.delay(),
                Optional.of(settingsProblem),
                status.profile(),
                status.profiles());
    }

    /** One of an agent in room panel, with figures. */
    public static Status of(AgentState state, Sync sync) {
        return new Status(
                state,
                NOON,
                "default",
                Optional.empty(),
                "demo",
                "http://127.0.0.1:3000/api/send",
                "panel",
                "Ada",
                Optional.of("Ctrl+Alt+L"),
                Optional.of(URI.create("http://127.0.0.1:3000/display?room=panel")),
                sync,
                new DeliveryFigures(16, 2, 1, 7, 1, 2, 3, 4),
                0,
                Optional.of(Duration.ofMillis(600)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with profiles. */
    public static Status withProfiles(Status status, Optional<String> inUse, List<String> names) {
        return new Status(
                status.state(),
                status.since(),
                status.microphone(),
                status.level(),
                status.model(),
                status.server(),
                status.room(),
                status.speaker(),
                status.hotkey(),
                status.display(),
                status.sync(),
                status.figures(),
                status.heldBack(),
                status.delay(),
                status.settingsProblem(),
                inUse,
                names);
    }
}
