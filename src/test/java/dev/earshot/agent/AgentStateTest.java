package dev.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.earshot.agent.AgentState.Asleep;
import dev.earshot.agent.AgentState.Effect;
import dev.earshot.agent.AgentState.Ended;
import dev.earshot.agent.AgentState.Listening;
import dev.earshot.agent.AgentState.Lost;
import dev.earshot.agent.AgentState.Off;
import dev.earshot.agent.AgentState.Opening;
import dev.earshot.agent.AgentState.Paused;
import dev.earshot.agent.AgentState.Step;
import dev.earshot.agent.Message.EarEnded;
import dev.earshot.agent.Message.EarMoved;
import dev.earshot.agent.Message.FallsAsleep;
import dev.earshot.agent.Message.Silence;
import dev.earshot.agent.Message.SoundArrives;
import dev.earshot.agent.Message.Speech;
import dev.earshot.agent.Message.TryAgain;
import dev.earshot.agent.Message.WakesUp;
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
    private static final AgentState LISTENING = new Listening(4, NOON, Hearing.SOUND);
    private static final AgentState SPEAKING = new Listening(4, NOON, Hearing.SPEECH);
    private static final AgentState SILENT = new Listening(4, NOON, Hearing.SILENCE);
    private static final AgentState PAUSED = new Paused(4);
    private static final AgentState LOST = new Lost(4, "unplugged", 2);
    private static final AgentState ASLEEP = new Asleep(4);
    private static final AgentState ENDED = new Ended(4);

    private static final Message SOUND = new SoundArrives(4, LATER);
    private static final Message OLD_SOUND = new SoundArrives(3, LATER);
    private static final Message SPEECH = new Speech(4, true);
    private static final Message OLD_SPEECH = new Speech(3, true);
    private static final Message NO_SPEECH = new Speech(4, false);
    private static final Message SILENCE = new Silence(4, true);
    private static final Message OLD_SILENCE = new Silence(3, true);
    private static final Message NO_SILENCE = new Silence(4, false);
    private static final Message MOVED = new EarMoved(4);
    private static final Message OLD_MOVE = new EarMoved(3);
    private static final Message FAILED = new EarEnded(4, "no sound", LATER);
    private static final Message FINISHED = new EarEnded(4, "", LATER);
    private static final Message OLD_END = new EarEnded(3, "no sound", LATER);
    private static final Message AGAIN = new TryAgain();
    private static final Message SLEEP = new FallsAsleep();
    private static final Message WAKE = new WakesUp(true);
    private static final Message WAKE_IN_PEACE = new WakesUp(false);

    private static final List<AgentState> STATES =
            List.of(OFF, OPENING, LISTENING, SPEAKING, SILENT, PAUSED, LOST, ASLEEP, ENDED);
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
            NO_SPEECH,
            SILENCE,
            OLD_SILENCE,
            NO_SILENCE,
            MOVED,
            OLD_MOVE,
            FAILED,
            FINISHED,
            OLD_END,
            AGAIN,
            SLEEP,
            WAKE,
            WAKE_IN_PEACE);

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
                row(OFF, NO_SPEECH, OFF, Effect.NONE),
                row(OFF, SILENCE, OFF, Effect.NONE),
                row(OFF, OLD_SILENCE, OFF, Effect.NONE),
                row(OFF, NO_SILENCE, OFF, Effect.NONE),
                row(OFF, MOVED, OFF, Effect.NONE),
                row(OFF, OLD_MOVE, OFF, Effect.NONE),
                row(OFF, FAILED, OFF, Effect.NONE),
                row(OFF, FINISHED, OFF, Effect.NONE),
                row(OFF, OLD_END, OFF, Effect.NONE),
                row(OFF, AGAIN, OFF, Effect.NONE),
                row(OFF, SLEEP, OFF, Effect.NONE),
                row(OFF, WAKE, OFF, Effect.NONE),
                row(OFF, WAKE_IN_PEACE, OFF, Effect.NONE),
                row(OPENING, Command.START, OPENING, Effect.NONE),
                row(OPENING, Command.STOP, OFF, Effect.STOP_EAR),
                row(OPENING, Command.TOGGLE, OFF, Effect.STOP_EAR),
                row(OPENING, Command.PAUSE, PAUSED, Effect.DISCARD_EAR),
                row(OPENING, Command.RESUME, OPENING, Effect.NONE),
                row(OPENING, Command.QUIT, ENDED, Effect.STOP_EAR),
                row(OPENING, SOUND, new Listening(4, LATER, Hearing.SOUND), Effect.NONE),
                row(OPENING, OLD_SOUND, OPENING, Effect.NONE),
                row(OPENING, SPEECH, OPENING, Effect.NONE),
                row(OPENING, OLD_SPEECH, OPENING, Effect.NONE),
                row(OPENING, NO_SPEECH, OPENING, Effect.NONE),
                row(OPENING, SILENCE, OPENING, Effect.NONE),
                row(OPENING, OLD_SILENCE, OPENING, Effect.NONE),
                row(OPENING, NO_SILENCE, OPENING, Effect.NONE),
                row(OPENING, MOVED, new Opening(5), Effect.REOPEN_EAR),
                row(OPENING, OLD_MOVE, OPENING, Effect.NONE),
                row(OPENING, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(OPENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(OPENING, OLD_END, OPENING, Effect.NONE),
                row(OPENING, AGAIN, OPENING, Effect.NONE),
                row(OPENING, SLEEP, ASLEEP, Effect.CLOSE_EAR),
                row(OPENING, WAKE, OPENING, Effect.NONE),
                row(OPENING, WAKE_IN_PEACE, OPENING, Effect.NONE),
                row(LISTENING, Command.START, LISTENING, Effect.NONE),
                row(LISTENING, Command.STOP, OFF, Effect.STOP_EAR),
                row(LISTENING, Command.TOGGLE, OFF, Effect.STOP_EAR),
                row(LISTENING, Command.PAUSE, PAUSED, Effect.DISCARD_EAR),
                row(LISTENING, Command.RESUME, LISTENING, Effect.NONE),
                row(LISTENING, Command.QUIT, ENDED, Effect.STOP_EAR),
                row(LISTENING, SOUND, LISTENING, Effect.NONE),
                row(LISTENING, OLD_SOUND, LISTENING, Effect.NONE),
                row(LISTENING, SPEECH, SPEAKING, Effect.NONE),
                row(LISTENING, OLD_SPEECH, LISTENING, Effect.NONE),
                row(LISTENING, NO_SPEECH, LISTENING, Effect.NONE),
                row(LISTENING, SILENCE, SILENT, Effect.NONE),
                row(LISTENING, OLD_SILENCE, LISTENING, Effect.NONE),
                row(LISTENING, NO_SILENCE, LISTENING, Effect.NONE),
                row(LISTENING, MOVED, new Opening(5), Effect.REOPEN_EAR),
                row(LISTENING, OLD_MOVE, LISTENING, Effect.NONE),
                row(LISTENING, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(LISTENING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(LISTENING, OLD_END, LISTENING, Effect.NONE),
                row(LISTENING, AGAIN, LISTENING, Effect.NONE),
                row(LISTENING, SLEEP, ASLEEP, Effect.CLOSE_EAR),
                row(LISTENING, WAKE, LISTENING, Effect.NONE),
                row(LISTENING, WAKE_IN_PEACE, LISTENING, Effect.NONE),
                row(SPEAKING, Command.START, SPEAKING, Effect.NONE),
                row(SPEAKING, Command.STOP, OFF, Effect.STOP_EAR),
                row(SPEAKING, Command.TOGGLE, OFF, Effect.STOP_EAR),
                row(SPEAKING, Command.PAUSE, PAUSED, Effect.DISCARD_EAR),
                row(SPEAKING, Command.RESUME, SPEAKING, Effect.NONE),
                row(SPEAKING, Command.QUIT, ENDED, Effect.STOP_EAR),
                row(SPEAKING, SOUND, SPEAKING, Effect.NONE),
                row(SPEAKING, OLD_SOUND, SPEAKING, Effect.NONE),
                row(SPEAKING, SPEECH, SPEAKING, Effect.NONE),
                row(SPEAKING, OLD_SPEECH, SPEAKING, Effect.NONE),
                row(SPEAKING, NO_SPEECH, LISTENING, Effect.NONE),
                row(SPEAKING, SILENCE, SILENT, Effect.NONE),
                row(SPEAKING, OLD_SILENCE, SPEAKING, Effect.NONE),
                row(SPEAKING, NO_SILENCE, SPEAKING, Effect.NONE),
                row(SPEAKING, MOVED, new Opening(5), Effect.REOPEN_EAR),
                row(SPEAKING, OLD_MOVE, SPEAKING, Effect.NONE),
                row(SPEAKING, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(SPEAKING, FINISHED, OFF, Effect.CLOSE_EAR),
                row(SPEAKING, OLD_END, SPEAKING, Effect.NONE),
                row(SPEAKING, AGAIN, SPEAKING, Effect.NONE),
                row(SPEAKING, SLEEP, ASLEEP, Effect.CLOSE_EAR),
                row(SPEAKING, WAKE, SPEAKING, Effect.NONE),
                row(SPEAKING, WAKE_IN_PEACE, SPEAKING, Effect.NONE),
                row(SILENT, Command.START, SILENT, Effect.NONE),
                row(SILENT, Command.STOP, OFF, Effect.STOP_EAR),
                row(SILENT, Command.TOGGLE, OFF, Effect.STOP_EAR),
                row(SILENT, Command.PAUSE, PAUSED, Effect.DISCARD_EAR),
                row(SILENT, Command.RESUME, SILENT, Effect.NONE),
                row(SILENT, Command.QUIT, ENDED, Effect.STOP_EAR),
                row(SILENT, SOUND, SILENT, Effect.NONE),
                row(SILENT, OLD_SOUND, SILENT, Effect.NONE),
                row(SILENT, SPEECH, SILENT, Effect.NONE),
                row(SILENT, OLD_SPEECH, SILENT, Effect.NONE),
                row(SILENT, NO_SPEECH, SILENT, Effect.NONE),
                row(SILENT, SILENCE, SILENT, Effect.NONE),
                row(SILENT, OLD_SILENCE, SILENT, Effect.NONE),
                row(SILENT, NO_SILENCE, LISTENING, Effect.NONE),
                row(SILENT, MOVED, new Opening(5), Effect.REOPEN_EAR),
                row(SILENT, OLD_MOVE, SILENT, Effect.NONE),
                row(SILENT, FAILED, new Lost(4, "no sound", 1), Effect.CLOSE_EAR),
                row(SILENT, FINISHED, OFF, Effect.CLOSE_EAR),
                row(SILENT, OLD_END, SILENT, Effect.NONE),
                row(SILENT, AGAIN, SILENT, Effect.NONE),
                row(SILENT, SLEEP, ASLEEP, Effect.CLOSE_EAR),
                row(SILENT, WAKE, SILENT, Effect.NONE),
                row(SILENT, WAKE_IN_PEACE, SILENT, Effect.NONE),
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
                row(PAUSED, NO_SPEECH, PAUSED, Effect.NONE),
                row(PAUSED, SILENCE, PAUSED, Effect.NONE),
                row(PAUSED, OLD_SILENCE, PAUSED, Effect.NONE),
                row(PAUSED, NO_SILENCE, PAUSED, Effect.NONE),
                row(PAUSED, MOVED, PAUSED, Effect.NONE),
                row(PAUSED, OLD_MOVE, PAUSED, Effect.NONE),
                row(PAUSED, FAILED, PAUSED, Effect.NONE),
                row(PAUSED, FINISHED, PAUSED, Effect.NONE),
                row(PAUSED, OLD_END, PAUSED, Effect.NONE),
                row(PAUSED, AGAIN, PAUSED, Effect.NONE),
                row(PAUSED, SLEEP, PAUSED, Effect.NONE),
                row(PAUSED, WAKE, PAUSED, Effect.NONE),
                row(PAUSED, WAKE_IN_PEACE, PAUSED, Effect.NONE),
                row(LOST, Command.START, LOST, Effect.NONE),
                row(LOST, Command.STOP, OFF, Effect.STOP_EAR),
                row(LOST, Command.TOGGLE, OFF, Effect.STOP_EAR),
                row(LOST, Command.PAUSE, PAUSED, Effect.DISCARD_EAR),
                row(LOST, Command.RESUME, LOST, Effect.NONE),
                row(LOST, Command.QUIT, ENDED, Effect.STOP_EAR),
                row(LOST, SOUND, new Listening(4, LATER, Hearing.SOUND, 2), Effect.NONE),
                row(LOST, OLD_SOUND, LOST, Effect.NONE),
                row(LOST, SPEECH, LOST, Effect.NONE),
                row(LOST, OLD_SPEECH, LOST, Effect.NONE),
                row(LOST, NO_SPEECH, LOST, Effect.NONE),
                row(LOST, SILENCE, LOST, Effect.NONE),
                row(LOST, OLD_SILENCE, LOST, Effect.NONE),
                row(LOST, NO_SILENCE, LOST, Effect.NONE),
                row(LOST, MOVED, new Lost(5, "unplugged", 2), Effect.REOPEN_EAR),
                row(LOST, OLD_MOVE, LOST, Effect.NONE),
                row(LOST, FAILED, new Lost(4, "no sound", 3), Effect.CLOSE_EAR),
                row(LOST, FINISHED, OFF, Effect.CLOSE_EAR),
                row(LOST, OLD_END, LOST, Effect.NONE),
                row(LOST, AGAIN, new Lost(5, "unplugged", 2), Effect.OPEN_EAR),
                row(LOST, SLEEP, ASLEEP, Effect.CLOSE_EAR),
                row(LOST, WAKE, LOST, Effect.NONE),
                row(LOST, WAKE_IN_PEACE, LOST, Effect.NONE),
                row(ASLEEP, Command.START, new Opening(5), Effect.OPEN_EAR),
                row(ASLEEP, Command.STOP, OFF, Effect.NONE),
                row(ASLEEP, Command.TOGGLE, new Opening(5), Effect.OPEN_EAR),
                row(ASLEEP, Command.PAUSE, PAUSED, Effect.NONE),
                row(ASLEEP, Command.RESUME, ASLEEP, Effect.NONE),
                row(ASLEEP, Command.QUIT, ENDED, Effect.NONE),
                row(ASLEEP, SOUND, ASLEEP, Effect.NONE),
                row(ASLEEP, OLD_SOUND, ASLEEP, Effect.NONE),
                row(ASLEEP, SPEECH, ASLEEP, Effect.NONE),
                row(ASLEEP, OLD_SPEECH, ASLEEP, Effect.NONE),
                row(ASLEEP, NO_SPEECH, ASLEEP, Effect.NONE),
                row(ASLEEP, SILENCE, ASLEEP, Effect.NONE),
                row(ASLEEP, OLD_SILENCE, ASLEEP, Effect.NONE),
                row(ASLEEP, NO_SILENCE, ASLEEP, Effect.NONE),
                row(ASLEEP, MOVED, ASLEEP, Effect.NONE),
                row(ASLEEP, OLD_MOVE, ASLEEP, Effect.NONE),
                row(ASLEEP, FAILED, ASLEEP, Effect.NONE),
                row(ASLEEP, FINISHED, ASLEEP, Effect.NONE),
                row(ASLEEP, OLD_END, ASLEEP, Effect.NONE),
                row(ASLEEP, AGAIN, ASLEEP, Effect.NONE),
                row(ASLEEP, SLEEP, ASLEEP, Effect.NONE),
                row(ASLEEP, WAKE, new Opening(5), Effect.OPEN_EAR),
                row(ASLEEP, WAKE_IN_PEACE, OFF, Effect.NONE),
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
                row(ENDED, NO_SPEECH, ENDED, Effect.NONE),
                row(ENDED, SILENCE, ENDED, Effect.NONE),
                row(ENDED, OLD_SILENCE, ENDED, Effect.NONE),
                row(ENDED, NO_SILENCE, ENDED, Effect.NONE),
                row(ENDED, MOVED, ENDED, Effect.NONE),
                row(ENDED, OLD_MOVE, ENDED, Effect.NONE),
                row(ENDED, FAILED, ENDED, Effect.NONE),
                row(ENDED, FINISHED, ENDED, Effect.NONE),
                row(ENDED, OLD_END, ENDED, Effect.NONE),
                row(ENDED, AGAIN, ENDED, Effect.NONE),
                row(ENDED, SLEEP, ENDED, Effect.NONE),
                row(ENDED, WAKE, ENDED, Effect.NONE),
                row(ENDED, WAKE_IN_PEACE, ENDED, Effect.NONE));
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
        assertThat(MESSAGES)
                .extracting(Object::getClass)
                .extracting(Class::getName)
                .containsAll(Stream.of(Message.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
        assertThat(STATES)
                .extracting(Object::getClass)
                .extracting(Class::getName)
                .containsAll(Stream.of(AgentState.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void aMicrophoneThatGivesAMomentOfSoundEachTimeIsTriedLessAndLess() {
        AgentState state = OPENING;
        for (int failure = 1; failure <= 6; failure++) {
            state = state.next(new SoundArrives(state.stretch(), NOON)).state();
            state = state.next(new Speech(state.stretch(), true)).state();
            state = state.next(new EarEnded(state.stretch(), "gone", NOON.plusMillis(4999)))
                    .state();
            assertThat(state).isEqualTo(new Lost(3 + failure, "gone", failure));
            state = state.next(AGAIN).state();
        }
    }

    @Test
    void failuresAreForgottenAfterFiveSecondsOfSound() {
        AgentState heard = LOST.next(new SoundArrives(4, NOON)).state();
        assertThat(heard.next(new EarEnded(4, "gone", NOON.plusSeconds(5))).state())
                .isEqualTo(new Lost(4, "gone", 1));
    }

    @Test
    void theMicrophoneIsTriedSoonerAtFirstAndNeverLaterThanFourSeconds() {
        assertThat(Stream.of(1, 2, 3, 4, 5, 6, 1000)
                        .map(failures -> new Lost(1, "", failures).pause().toMillis()))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 4000L, 4000L);
    }
}
