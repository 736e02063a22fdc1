package dev.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.Agent.Situation;
import dev.earshot.agent.AgentState.Asleep;
import dev.earshot.agent.AgentState.Ended;
import dev.earshot.agent.AgentState.Listening;
import dev.earshot.agent.AgentState.Lost;
import dev.earshot.agent.AgentState.Off;
import dev.earshot.agent.AgentState.Opening;
import dev.earshot.agent.Message.EarEnded;
import dev.earshot.agent.Message.EarMoved;
import dev.earshot.agent.Message.SoundArrives;
import dev.earshot.agent.Message.Speech;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final RecordingEar ear = new RecordingEar();
    private final BlockingQueue<AgentState> told = new LinkedBlockingQueue<>();

    private Agent start() {
        return Agent.start(ear, () -> NOON, List.of(told::add));
    }

    @Test
    void commandsAreObeyedInOrder() {
        try (Agent agent = start()) {
            for (Command command : List.of(Command.START, Command.STOP, Command.TOGGLE, Command.TOGGLE)) {
                agent.tell(command);
            }
        }

        assertThat(told).containsExactly(new Opening(1), new Off(1), new Opening(2), new Off(2), new Ended(2));
        assertThat(ear.log()).containsExactly("open 1", "stop 1", "open 2", "stop 2");
    }

    @Test
    void listeningIsToldOnlyWhenSoundArrives() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            Consumer<Message> news = ear.next();
            assertThat(told.take()).isEqualTo(new Opening(1));
            assertThat(told).isEmpty();

            news.accept(new SoundArrives(1, NOON));

            assertThat(told.take()).isEqualTo(new Listening(1, NOON, Hearing.SOUND));
            assertThat(agent.state()).isEqualTo(new Listening(1, NOON, Hearing.SOUND));
        }
    }

    @Test
    void whatChangesNothingIsNotTold() {
        try (Agent agent = start()) {
            agent.tell(Command.STOP);
            agent.tell(Command.START);
            agent.tell(Command.START);
        }
        assertThat(told).containsExactly(new Opening(1), new Ended(1));
    }

    @Test
    void aStretchThatFailsIsTriedAgainUntilSoundArrives() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            Consumer<Message> first = ear.next();
            first.accept(new EarEnded(1, "unplugged", NOON));
            Consumer<Message> second = ear.next();
            first.accept(new EarEnded(1, "late news", NOON));
            second.accept(new EarEnded(2, "still unplugged", NOON));
            ear.next().accept(new SoundArrives(3, NOON));

            assertThat(told.take()).isEqualTo(new Opening(1));
            assertThat(told.take()).isEqualTo(new Lost(1, "unplugged", 1));
            assertThat(told.take()).isEqualTo(new Lost(2, "unplugged", 1));
            assertThat(told.take()).isEqualTo(new Lost(2, "still unplugged", 2));
            assertThat(told.take()).isEqualTo(new Lost(3, "still unplugged", 2));
            assertThat(told.take()).isEqualTo(new Listening(3, NOON, Hearing.SOUND, 2));
        }
        assertThat(ear.log()).containsExactly("open 1", "close 1", "open 2", "close 2", "open 3", "stop 3");
    }

    @Test
    void whoeverStopsWhileTheMicrophoneIsLostIsObeyedAtOnce() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            ear.next().accept(new EarEnded(1, "unplugged", NOON));
            agent.tell(Command.STOP);
        }
        assertThat(told).contains(new Off(1)).endsWith(new Ended(1));
        assertThat(ear.log()).containsExactly("open 1", "close 1");
    }

    @Test
    void aSituationLastsAsLongAsItsKindOfState() throws InterruptedException {
        Iterator<Instant> time = Stream.iterate(NOON, it -> it.plusSeconds(1)).iterator();
        try (Agent agent = Agent.start(ear, time::next, List.of(told::add))) {
            agent.tell(Command.START);
            Consumer<Message> news = ear.next();
            news.accept(new SoundArrives(1, NOON));
            news.accept(new Speech(1, true));
            told.take();
            told.take();
            assertThat(told.take()).isEqualTo(new Listening(1, NOON, Hearing.SPEECH));

            assertThat(agent.situation())
                    .isEqualTo(new Situation(new Listening(1, NOON, Hearing.SPEECH), NOON.plusSeconds(2)));
        }
    }

    @Test
    void aPauseDiscardsWhatWasBegun() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            ear.next().accept(new SoundArrives(1, NOON));
            agent.tell(Command.PAUSE);
        }
        assertThat(ear.log()).containsExactly("open 1", "discard 1");
    }

    @Test
    void whoeverWantsAnotherMicrophoneGetsItAtOnceAndLosesNoSentence() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            Consumer<Message> first = ear.next();
            first.accept(new SoundArrives(1, NOON));
            first.accept(new EarMoved(1));
            ear.next().accept(new SoundArrives(2, NOON));
            first.accept(new EarMoved(1));
        }
        assertThat(told)
                .containsExactly(
                        new Opening(1),
                        new Listening(1, NOON, Hearing.SOUND),
                        new Opening(2),
                        new Listening(2, NOON, Hearing.SOUND),
                        new Ended(2));
        assertThat(ear.log()).containsExactly("open 1", "close 1", "open 2", "stop 2");
    }

    @Test
    void sleepFinishesWhatWasBegunAndWakingListensAgain() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.START);
            ear.next().accept(new SoundArrives(1, NOON));
            agent.fallAsleep();
            agent.wakeUp(true);
            ear.next();
        }
        assertThat(told)
                .containsExactly(
                        new Opening(1),
                        new Listening(1, NOON, Hearing.SOUND),
                        new Asleep(1),
                        new Opening(2),
                        new Ended(2));
        assertThat(ear.log()).containsExactly("open 1", "close 1", "open 2", "stop 2");
    }

    @Test
    void whatDidNotListenBeforeTheSleepDoesNotAfterIt() {
        try (Agent agent = start()) {
            agent.fallAsleep();
            agent.wakeUp(true);
        }
        assertThat(told).containsExactly(new Ended(0));
        assertThat(ear.log()).isEmpty();
    }

    @Test
    void quitEndsTheWait() throws InterruptedException {
        try (Agent agent = start()) {
            agent.tell(Command.QUIT);
            assertThat(agent.awaitEnd()).isTrue();
            assertThat(agent.state()).isEqualTo(new Ended(0));
        }
    }

    @Test
    void closingClosesTheEarAndEndsTheThread() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Agent agent = Agent.start(ear, () -> NOON, List.of(state -> thread.set(Thread.currentThread())));
        agent.tell(Command.START);
        ear.next();

        agent.close();
        agent.close();

        assertThat(ear.log()).containsExactly("open 1", "stop 1");
        assertThat(thread.get()).isNotNull().matches(it -> !it.isAlive());
    }

    @Test
    void anInterruptOfWhoeverClosesIsKept() {
        Agent agent = start();
        agent.tell(Command.START);
        Thread.currentThread().interrupt();

        agent.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ear.log()).containsExactly("open 1", "stop 1");
    }

    @Test
    void aListenerThatThrowsLeavesNoEarOpenAndTheEndIsToldAsAFault() throws InterruptedException {
        Agent agent = Agent.start(ear, () -> NOON, List.of(state -> {
            if (state instanceof Listening) {
                throw new IllegalStateException("a fault");
            }
        }));
        agent.tell(Command.START);
        ear.next().accept(new SoundArrives(1, NOON));

        assertThat(agent.awaitEnd()).isFalse();
        agent.close();

        assertThat(ear.log()).containsExactly("open 1", "close 1");
    }
}
