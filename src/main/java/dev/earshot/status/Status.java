package dev.earshot.status;

import dev.earshot.agent.AgentState;
import dev.earshot.audio.Loudness;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Sync;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The running agent at one moment. Holds no secret and nothing that was said.
 *
 * @param state what it is doing
 * @param since when it began to
 * @param microphone its name
 * @param level how loud the last second was; empty while it does not listen
 * @param model what recognises speech
 * @param server where captions go, without a query
 * @param room its name
 * @param speaker their name
 * @param hotkey the combination in force, as a menu shows it; empty if there is none
 * @param display the page that shows the room, if the room server is our own
 * @param sync how well the room keeps up
 * @param figures what became of the captions of this run
 * @param heldBack sentences that were not sent since the model was not sure enough of them
 * @param delay from the end of the last accepted caption's speech to its acceptance; empty before the first
 * @param settingsProblem what is wrong with the settings file, so that old settings are in force; with its line
 * @param profile the name of the one in use, if any
 * @param profiles the names of all there are
 */
public record Status(
        AgentState state,
        Instant since,
        String microphone,
        Optional<Loudness> level,
        String model,
        String server,
        String room,
        String speaker,
        Optional<String> hotkey,
        Optional<URI> display,
        Sync sync,
        DeliveryFigures figures,
        long heldBack,
        Optional<Duration> delay,
        Optional<String> settingsProblem,
        Optional<String> profile,
        List<String> profiles) {
    public Status {
        profiles = List.copyOf(profiles);
    }

    /** Captions that will never arrive. */
    public long errors() {
        return figures.refused() + figures.expired() + figures.dropped();
    }

    /** Captions on their way or waiting. */
    public long queued() {
        return figures.queued() + figures.inFlight();
    }
}
