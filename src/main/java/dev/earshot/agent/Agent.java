package dev.earshot.agent;

import dev.earshot.thread.Threads;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One thread and one inbox: applies messages in the order in which they come and tells its listeners what is. */
public final class Agent implements AutoCloseable {
    private final Ear ear;
    private final List<Consumer<AgentState>> listeners;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("agent").unstarted(this::run);
    private volatile AgentState state = new AgentState.Off(0, "");
    private Ear.@Nullable Stretch stretch;

    private Agent(Ear ear, List<Consumer<AgentState>> listeners) {
        this.ear = ear;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Starts the agent, which listens to nothing yet.
     *
     * @param listeners are told each new state, on the agent's thread; they must return soon
     */
    public static Agent start(Ear ear, List<Consumer<AgentState>> listeners) {
        Agent agent = new Agent(ear, listeners);
        agent.thread.start();
        return agent;
    }

    /** Puts a wish in the inbox and returns at once; from any thread. */
    public void tell(Command command) {
        inbox.add(command);
    }

    /** What is, as of the last message applied. */
    public AgentState state() {
        return state;
    }

    /** Waits until someone says {@link Command#QUIT}. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void run() {
        try {
            while (!(state instanceof AgentState.Ended)) {
                apply(inbox.take());
            }
        } catch (InterruptedException e) {
            // Nobody waits for more.
        } finally {
            // Also where a listener threw: no microphone stays open that nobody can close.
            closeEar();
            ended.countDown();
        }
    }

    private void apply(Message message) {
        AgentState.Step step = state.next(message);
        boolean news = !step.state().equals(state);
        state = step.state();
        if (news) {
            listeners.forEach(listener -> listener.accept(step.state()));
        }
        switch (step.effect()) {
            case OPEN_EAR -> stretch = ear.open(state.stretch(), inbox::add);
            case CLOSE_EAR -> closeEar();
            case NONE -> {}
        }
    }

    private void closeEar() {
        if (stretch != null) {
            stretch.close();
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
