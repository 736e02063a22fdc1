package dev.earshot.notify;

import dev.earshot.agent.AgentState;
import dev.earshot.delivery.Sync;
import dev.earshot.notify.Notification.Kind;
import dev.earshot.status.Status;
import dev.earshot.status.StatusWords;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Which changes of the agent's status are worth a bubble. Pure. */
final class Changes {
    /** A server is restarted, or a network changed, in less; whoever speaks need not hear of it. */
    private static final Duration OFFLINE = Duration.ofSeconds(10);

    private Changes() {}

    /** What is to be told after {@code before} has become {@code now}, at most one of a kind. */
    static Stream<Notification> between(Status before, Status now) {
        return Stream.concat(
                microphone(before.state(), now.state()).stream(), server(before.sync(), now.sync()).stream());
    }

    /** What is to be told of the first status of all. */
    static Stream<Notification> first(Status now) {
        return Stream.concat(
                microphone(new AgentState.Off(0), now.state()).stream(), server(new Sync.Fine(), now.sync()).stream());
    }

    private static Optional<Notification> microphone(AgentState before, AgentState now) {
        if (now instanceof AgentState.Lost lost) {
            return before instanceof AgentState.Lost
                    ? Optional.empty()
                    : Optional.of(Notification.trouble(Kind.MICROPHONE, "Earshot can't hear you", lost.problem()));
        }
        if (StatusWords.isSilent(now)) {
            return StatusWords.isSilent(before)
                    ? Optional.empty()
                    : Optional.of(Notification.trouble(
                            Kind.MICROPHONE,
                            StatusWords.SILENCE,
                            "Look for a switch on it, and in the system's sound settings."));
        }
        if (now instanceof AgentState.Listening && before instanceof AgentState.Listening) {
            return StatusWords.isSilent(before) ? Optional.of(over("Earshot hears you again")) : Optional.empty();
        }
        if (!(before instanceof AgentState.Lost || StatusWords.isSilent(before) || mayBeLostAgain(before))) {
            return Optional.empty();
        }
        return switch (now) {
            case AgentState.Lost lost -> Optional.empty();
            case AgentState.Opening opening -> Optional.of(over("Earshot tries the microphone again"));
            case AgentState.Listening listening ->
                Optional.of(over("Earshot hears you again")
                        .after(mayBeLostAgain(listening) ? AgentState.Listening.PROVEN : Duration.ZERO));
            case AgentState.Off off -> Optional.of(over("Earshot no longer listens"));
            case AgentState.Paused paused -> Optional.of(over("Earshot no longer listens"));
            case AgentState.Asleep asleep -> Optional.of(over("Earshot no longer listens"));
            case AgentState.Ended ended -> Optional.empty();
        };
    }

    /** That it hears again may not have been told yet, and must not be told when it no longer does. */
    private static boolean mayBeLostAgain(AgentState state) {
        return state instanceof AgentState.Listening listening && listening.failures() > 0;
    }

    private static Notification over(String title) {
        return Notification.over(Kind.MICROPHONE, title, "");
    }

    private static Optional<Notification> server(Sync before, Sync now) {
        return switch (now) {
            case Sync.Refused refused ->
                before.equals(now)
                        ? Optional.empty()
                        : Optional.of(Notification.trouble(
                                Kind.SERVER, "The room server refuses your captions", refused.reason()));
            case Sync.Offline offline ->
                before instanceof Sync.Offline
                        ? Optional.empty()
                        : Optional.of(
                                Notification.trouble(Kind.SERVER, "The room server can't be reached", offline.reason())
                                        .after(OFFLINE));
            case Sync.Fine fine -> arrivesAgain(before);
            case Sync.Waiting waiting -> arrivesAgain(before);
        };
    }

    private static Optional<Notification> arrivesAgain(Sync before) {
        return before instanceof Sync.Fine || before instanceof Sync.Waiting
                ? Optional.empty()
                : Optional.of(Notification.over(Kind.SERVER, "The room server takes your captions again", ""));
    }
}
