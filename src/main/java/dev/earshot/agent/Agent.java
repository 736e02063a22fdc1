package dev.earshot.agent;

import dev.earshot.thread.Threads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread and one inbox: applies messages in the order in which they come and tells its listeners what is. */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Ear ear;
    private final InstantSource time;
    private final List<Consumer<AgentState>> listeners;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("agent").unstarted(this::run);
    private volatile Situation situation;
    private Ear.@Nullable Stretch stretch;

    /** A state, and since when the agent is in this kind of state. */
    public record Situation(AgentState state, Instant since) {
        private Situation next(AgentState next, InstantSource time) {
            return new Situation(next, next.getClass() == state.getClass() ? since : time.instant());
        }
    }

    private Agent(Ear ear, InstantSource time, List<Consumer<AgentState>> listeners) {
        this.ear = ear;
        this.time = time;
        this.listeners = List.copyOf(listeners);
        situation = new Situation(new AgentState.Off(0), time.instant());
    }

    /**
     * Starts the agent, which listens to nothing yet.
     *
     * @param listeners are told each new state, on the agent's thread; they must return soon
     */
    public static Agent start(Ear ear, InstantSource time, List<Consumer<AgentState>> listeners) {
        Agent agent = new Agent(ear, time, listeners);
        agent.thread.start();
        return agent;
    }

    /** Puts a wish in the inbox and returns at once; from any thread. */
    public void tell(Command command) {
        inbox.add(command);
    }

    /** The computer is about to sleep: what listens ends, its sentence finished. Returns at once; from any thread. */
    public void fallAsleep() {
        inbox.add(new Message.FallsAsleep());
    }

    /**
     * The computer has slept. Returns at once; from any thread.
     *
     * @param listen whether to listen again, if it was listening before and nobody has wished otherwise since
     */
    public void wakeUp(boolean listen) {
        inbox.add(new Message.WakesUp(listen));
    }

    /** Another microphone is wished for: what listens begins anew. Returns at once; from any thread. */
    public void moveEar() {
        inbox.add(new Message.EarMoved(state().stretch()));
    }

    /** What is, as of the last message applied. */
    public Situation situation() {
        return situation;
    }

    /** As {@link #situation}, without the time. */
    public AgentState state() {
        return situation.state();
    }

    /**
     * Waits until someone says {@link Command#QUIT}.
     *
     * @return false if it ended by a fault of its own, which the log has
     */
    public boolean awaitEnd() throws InterruptedException {
        ended.await();
        return state() instanceof AgentState.Ended;
    }

    private void run() {
        try {
            while (!(state() instanceof AgentState.Ended)) {
                apply(take());
            }
        } catch (InterruptedException e) {
            // Nobody waits for more.
        } catch (RuntimeException e) {
            LOG.error("The agent failed inside Earshot ({}); the log file has the details", e.toString(), e);
        } finally {
            // Also where a listener threw: no microphone stays open that nobody can close.
            closeEar();
            ended.countDown();
        }
    }

    private Message take() throws InterruptedException {
        if (stretch == null && state() instanceof AgentState.Lost lost) {
            Message sooner = inbox.poll(lost.pause().toMillis(), TimeUnit.MILLISECONDS);
            return sooner == null ? new Message.TryAgain() : sooner;
        }
        return inbox.take();
    }

    private void apply(Message message) {
        AgentState.Step step = state().next(message);
        boolean news = !step.state().equals(state());
        situation = situation.next(step.state(), time);
        if (news) {
            listeners.forEach(listener -> listener.accept(step.state()));
        }
        switch (step.effect()) {
            case OPEN_EAR -> openEar();
            case STOP_EAR -> endEar(Ear.Stretch::stop);
            case DISCARD_EAR -> endEar(Ear.Stretch::discard);
            case CLOSE_EAR -> closeEar();
            case REOPEN_EAR -> {
                closeEar();
                openEar();
            }
            case NONE -> {}
        }
    }

    private void openEar() {
        stretch = ear.open(state().stretch(), inbox::add);
    }

    private void closeEar() {
        endEar(Ear.Stretch::close);
    }

    private void endEar(Consumer<Ear.Stretch> way) {
        if (stretch != null) {
            way.accept(stretch);
            stretch = null;
        }
    }

    /** Quits, closing the ear, and waits for the thread. */
    @Override
    public void close() {
        tell(Command.QUIT);
        Threads.join(thread);
    }
}
