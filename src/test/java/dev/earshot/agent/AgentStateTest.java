package dev.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.earshot.agent.AgentState.Effect;
import dev.earshot.agent.AgentState.Ended;
import dev.earshot.agent.AgentState.Listening;
import dev.earshot.agent.AgentState.Lost;
import dev.earshot.agent.AgentState.Off;
import dev.earshot.agent.AgentState.Opening;
import dev.earshot.agent.AgentState.Paused;
import dev.earshot.agent.AgentState.Step;
import dev.earshot.agent.Message.EarEnded;
import dev.earshot.agent.Message.SoundArrives;
import dev.earshot.agent.Message.Speech;
import dev.earshot.agent.Message.TryAgain;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table: each state, each message, and what follows. */
class AgentStateTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);

    private static final AgentState OFF = new Off(4);
    private static final AgentState OPENING = new Opening(4);
    private static final AgentState LISTENING = new Listening(4, NOON, false);
    private static final AgentState PAUSED = new Paused(4);
    private static final AgentState LOST = new Lost(4, "unplugged", 2);
    private static final AgentState ENDED = new Ended(4);

    private static final Message SOUND = new SoundArrives(4, LATER);
    private static final Message OLD_SOUND = new SoundArrives(3, LATER);
    private static final Message SPEECH = new Speech(4, true);
    private static final Message OLD_SPEECH = new Speech(3, true);
    private static final Message FAILED = new EarEnded(4, "no sound");
    private static final Message FINISHED = new EarEnded(4, "");
    private static final Message OLD_END = new EarEnded(3, "no sound");
    private static final Message AGAIN = new TryAgain();

    private static final List<AgentState> STATES = List.of(OFF, OPENING, LISTENING, PAUSED, LOST, ENDED);
    private static final List<Message> MESSAGES = List.of(
            Command.START,
            Command.STOP,
            Command.TOGGLE,
            Command.PAUSE,
            Command.RESUME,
            Command.QUIT,
            SOUND,
            OLD_SOUND,
            SPEECH,
            OLD_SPEECH,
            FAILED,
            FINISHED,
            OLD_END,
            AGAIN);

    static Stream<Arguments> table() {
        return Stream.of(
                row(OFF, Command.START, new Opening(5), Effect.OPEN_EAR),
                row(OFF, Command.STOP, OFF, Effect.NONE),
                row(OFF, Command.TOGGLE, new Opening(5), Effect.OPEN_EAR),
                row(OFF, Command.PAUSE, OFF, Effect.NONE),
                row(OFF, Command.RESUME, OFF, Effect.NONE),
                row(OFF, Command.QUIT, ENDED, Effect.NONE),
                row(OFF, SOUND, OFF, Effect.NONE),
                row(OFF, OLD_SOUND, OFF, Effect.NONE),
                row(OFF, SPEECH, OFF, Effect.NONE),
                row(OFF, OLD_SPEECH, OFF, Effect.NONE),
                row(OFF, FAILED, OFF, Effect.NONE),
                row(OFF, FINISHED, OFF, Effect.NONE),
                row(OFF, OLD_END, OFF, Effect.NONE),
                row(OFF, AGAIN, OFF, Effect.NONE),
                row(OPENING, Command.START, OPENING, Effect.NONE),
                row(OPENING, Command.STOP, OFF, Effect.CLOSE_EAR),
                row(OPENING, Command.TOGGLE, OFF, Effect.CLOSE_EAR),
                row(OPENING, Command.PAUSE, PAUSED, Effect.CLOSE_EAR),
                row(OPENING, Command.RESUME, OPENING, Effect.NONE),
                row(OPENING, Command.QUIT, ENDED, Effect.CLOSE_EAR),
                row(OPENING, SOUND, new Listening(4, LATER, false), Effect.NONE),
                row(OPENING, OLD_SOUND, OPENING, Effect.NONE),
                row(OPENING, SPEECH, OPENING, Effect.NONE),
                row(OPENING, OLD_SPEECH, OPENING, Effect.NONE),
                row(OPENING, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(OPENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(OPENING, OLD_END, OPENING, Effect.NONE),
                row(OPENING, AGAIN, OPENING, Effect.NONE),
                row(LISTENING, Command.START, LISTENING, Effect.NONE),
                row(LISTENING, Command.STOP, OFF, Effect.CLOSE_EAR),
                row(LISTENING, Command.TOGGLE, OFF, Effect.CLOSE_EAR),
                row(LISTENING, Command.PAUSE, PAUSED, Effect.CLOSE_EAR),
                row(LISTENING, Command.RESUME, LISTENING, Effect.NONE),
                row(LISTENING, Command.QUIT, ENDED, Effect.CLOSE_EAR),
                row(LISTENING, SOUND, LISTENING, Effect.NONE),
                row(LISTENING, OLD_SOUND, LISTENING, Effect.NONE),
                row(LISTENING, SPEECH, new Listening(4, NOON, true), Effect.NONE),
                row(LISTENING, OLD_SPEECH, LISTENING, Effect.NONE),
                row(LISTENING, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(LISTENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(LISTENING, OLD_END, LISTENING, Effect.NONE),
                row(LISTENING, AGAIN, LISTENING, Effect.NONE),
                row(PAUSED, Command.START, new Opening(5), Effect.OPEN_EAR),
                row(PAUSED, Command.STOP, OFF, Effect.NONE),
                row(PAUSED, Command.TOGGLE, new Opening(5), Effect.OPEN_EAR),
                row(PAUSED, Command.PAUSE, PAUSED, Effect.NONE),
                row(PAUSED, Command.RESUME, new Opening(5), Effect.OPEN_EAR),
                row(PAUSED, Command.QUIT, ENDED, Effect.NONE),
                row(PAUSED, SOUND, PAUSED, Effect.NONE),
                row(PAUSED, OLD_SOUND, PAUSED, Effect.NONE),
                row(PAUSED, SPEECH, PAUSED, Effect.NONE),
                row(PAUSED, OLD_SPEECH, PAUSED, Effect.NONE),
                row(PAUSED, FAILED, PAUSED, Effect.NONE),
                row(PAUSED, FINISHED, PAUSED, Effect.NONE),
                row(PAUSED, OLD_END, PAUSED, Effect.NONE),
                row(PAUSED, AGAIN, PAUSED, Effect.NONE),
                row(LOST, Command.START, LOST, Effect.NONE),
                row(LOST, Command.STOP, OFF, Effect.CLOSE_EAR),
                row(LOST, Command.TOGGLE, OFF, Effect.CLOSE_EAR),
                row(LOST, Command.PAUSE, PAUSED, Effect.CLOSE_EAR),
                row(LOST, Command.RESUME, LOST, Effect.NONE),
                row(LOST, Command.QUIT, ENDED, Effect.CLOSE_EAR),
                row(LOST, SOUND, new Listening(4, LATER, false), Effect.NONE),
                row(LOST, OLD_SOUND, LOST, Effect.NONE),
                row(LOST, SPEECH, LOST, Effect.NONE),
                row(LOST, OLD_SPEECH, LOST, Effect.NONE),
                row(LOST, FAILED, new Lost(4, "no sound", 3), Effect.CLOSE_EAR),
                row(LOST, FINISHED, OFF, Effect.CLOSE_EAR),
                row(LOST, OLD_END, LOST, Effect.NONE),
                row(LOST, AGAIN, new Lost(5, "unplugged", 2), Effect.OPEN_EAR),
                row(ENDED, Command.START, ENDED, Effect.NONE),
                row(ENDED, Command.STOP, ENDED, Effect.NONE),
                row(ENDED, Command.TOGGLE, ENDED, Effect.NONE),
                row(ENDED, Command.PAUSE, ENDED, Effect.NONE),
                row(ENDED, Command.RESUME, ENDED, Effect.NONE),
                row(ENDED, Command.QUIT, ENDED, Effect.NONE),
                row(ENDED, SOUND, ENDED, Effect.NONE),
                row(ENDED, OLD_SOUND, ENDED, Effect.NONE),
                row(ENDED, SPEECH, ENDED, Effect.NONE),
                row(ENDED, OLD_SPEECH, ENDED, Effect.NONE),
                row(ENDED, FAILED, ENDED, Effect.NONE),
                row(ENDED, FINISHED, ENDED, Effect.NONE),
                row(ENDED, OLD_END, ENDED, Effect.NONE),
                row(ENDED, AGAIN, ENDED, Effect.NONE));
    }

    private static Arguments row(AgentState state, Message message, AgentState next, Effect effect) {
        return arguments(state, message, next, effect);
    }

    @ParameterizedTest(name = "{0}, {1} -> {2}, {3}")
    @MethodSource("table")
    void everyRowHolds(AgentState state, Message message, AgentState next, Effect effect) {
        assertThat(state.next(message)).isEqualTo(new Step(next, effect));
    }

    @Test
    void theTableIsWhole() {
        Set<List<Object>> rows =
                table().map(row -> List.of(row.get()[0], row.get()[1])).collect(Collectors.toSet());

        assertThat(rows).hasSize(STATES.size() * MESSAGES.size());
        assertThat(MESSAGES).contains(Command.values());
        assertThat(STATES)
                .extracting(Object::getClass)
                .extracting(Class::getName)
                .containsAll(Stream.of(AgentState.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void theMicrophoneIsTriedSoonerAtFirstAndNeverLaterThanFourSeconds() {
        assertThat(Stream.of(1, 2, 3, 4, 5, 6, 1000)
                        .map(failures -> new Lost(1, "", failures).pause().toMillis()))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 4000L, 4000L);
    }
}
