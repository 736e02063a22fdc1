package dev.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.earshot.agent.AgentState.Effect;
import dev.earshot.agent.AgentState.Ended;
import dev.earshot.agent.AgentState.Listening;
import dev.earshot.agent.AgentState.Off;
import dev.earshot.agent.AgentState.Opening;
import dev.earshot.agent.AgentState.Step;
import dev.earshot.agent.Message.EarEnded;
import dev.earshot.agent.Message.SoundArrives;
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

    private static final AgentState OFF = new Off(4, "");
    private static final AgentState TROUBLED = new Off(4, "unplugged");
    private static final AgentState OPENING = new Opening(4);
    private static final AgentState LISTENING = new Listening(4, NOON);
    private static final AgentState ENDED = new Ended(4);

    private static final Message SOUND = new SoundArrives(4, LATER);
    private static final Message OLD_SOUND = new SoundArrives(3, LATER);
    private static final Message FAILED = new EarEnded(4, "unplugged");
    private static final Message FINISHED = new EarEnded(4, "");
    private static final Message OLD_END = new EarEnded(3, "unplugged");

    private static final List<AgentState> STATES = List.of(OFF, TROUBLED, OPENING, LISTENING, ENDED);
    private static final List<Message> MESSAGES = List.of(
            Command.START, Command.STOP, Command.TOGGLE, Command.QUIT, SOUND, OLD_SOUND, FAILED, FINISHED, OLD_END);

    static Stream<Arguments> table() {
        return Stream.of(
                row(OFF, Command.START, new Opening(5), Effect.OPEN_EAR),
                row(OFF, Command.STOP, OFF, Effect.NONE),
                row(OFF, Command.TOGGLE, new Opening(5), Effect.OPEN_EAR),
                row(OFF, Command.QUIT, ENDED, Effect.NONE),
                row(OFF, SOUND, OFF, Effect.NONE),
                row(OFF, OLD_SOUND, OFF, Effect.NONE),
                row(OFF, FAILED, OFF, Effect.NONE),
                row(OFF, FINISHED, OFF, Effect.NONE),
                row(OFF, OLD_END, OFF, Effect.NONE),
                row(TROUBLED, Command.START, new Opening(5), Effect.OPEN_EAR),
                row(TROUBLED, Command.STOP, OFF, Effect.NONE),
                row(TROUBLED, Command.TOGGLE, new Opening(5), Effect.OPEN_EAR),
                row(TROUBLED, Command.QUIT, ENDED, Effect.NONE),
                row(TROUBLED, SOUND, TROUBLED, Effect.NONE),
                row(TROUBLED, OLD_SOUND, TROUBLED, Effect.NONE),
                row(TROUBLED, FAILED, TROUBLED, Effect.NONE),
                row(TROUBLED, FINISHED, TROUBLED, Effect.NONE),
                row(TROUBLED, OLD_END, TROUBLED, Effect.NONE),
                row(OPENING, Command.START, OPENING, Effect.NONE),
                row(OPENING, Command.STOP, OFF, Effect.CLOSE_EAR),
                row(OPENING, Command.TOGGLE, OFF, Effect.CLOSE_EAR),
                row(OPENING, Command.QUIT, ENDED, Effect.CLOSE_EAR),
                row(OPENING, SOUND, new Listening(4, LATER), Effect.NONE),
                row(OPENING, OLD_SOUND, OPENING, Effect.NONE),
                row(OPENING, FAILED, TROUBLED, Effect.CLOSE_EAR),
                row(OPENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(OPENING, OLD_END, OPENING, Effect.NONE),
                row(LISTENING, Command.START, LISTENING, Effect.NONE),
                row(LISTENING, Command.STOP, OFF, Effect.CLOSE_EAR),
                row(LISTENING, Command.TOGGLE, OFF, Effect.CLOSE_EAR),
                row(LISTENING, Command.QUIT, ENDED, Effect.CLOSE_EAR),
                row(LISTENING, SOUND, LISTENING, Effect.NONE),
                row(LISTENING, OLD_SOUND, LISTENING, Effect.NONE),
                row(LISTENING, FAILED, TROUBLED, Effect.CLOSE_EAR),
                row(LISTENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(LISTENING, OLD_END, LISTENING, Effect.NONE),
                row(ENDED, Command.START, ENDED, Effect.NONE),
                row(ENDED, Command.STOP, ENDED, Effect.NONE),
                row(ENDED, Command.TOGGLE, ENDED, Effect.NONE),
                row(ENDED, Command.QUIT, ENDED, Effect.NONE),
                row(ENDED, SOUND, ENDED, Effect.NONE),
                row(ENDED, OLD_SOUND, ENDED, Effect.NONE),
                row(ENDED, FAILED, ENDED, Effect.NONE),
                row(ENDED, FINISHED, ENDED, Effect.NONE),
                row(ENDED, OLD_END, ENDED, Effect.NONE));
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
}
