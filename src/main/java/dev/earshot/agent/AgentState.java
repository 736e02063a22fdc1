package dev.earshot.agent;

import java.time.Instant;

/** What the agent is doing. {@link #next} is the whole of its behaviour, and pure. */
public sealed interface AgentState {
    /** Number of the stretch of listening that is going on, or that was the last. */
    int stretch();

    /** Not listening; {@code problem} says why if nobody asked for it, else it is blank. */
    record Off(int stretch, String problem) implements AgentState {}

    /** A microphone is being opened; no sound has arrived yet. */
    record Opening(int stretch) implements AgentState {}

    /** Sound arrives. */
    record Listening(int stretch, Instant since) implements AgentState {}

    /** The end. */
    record Ended(int stretch) implements AgentState {}

    /** What has to be done for a state to come true. */
    enum Effect {
        NONE,
        OPEN_EAR,
        CLOSE_EAR
    }

    /** The state that follows, and what to do for it. */
    record Step(AgentState state, Effect effect) {}

    /** What follows from {@code message}. News of a stretch that is not the current one changes nothing. */
    default Step next(Message message) {
        return switch (message) {
            case Command command -> obey(command);
            case Message.SoundArrives news ->
                this instanceof Opening && news.stretch() == stretch()
                        ? new Step(new Listening(stretch(), news.since()), Effect.NONE)
                        : new Step(this, Effect.NONE);
            case Message.EarEnded news ->
                isActive() && news.stretch() == stretch()
                        ? new Step(new Off(stretch(), news.problem()), Effect.CLOSE_EAR)
                        : new Step(this, Effect.NONE);
        };
    }

    private Step obey(Command command) {
        if (this instanceof Ended) {
            return new Step(this, Effect.NONE);
        }
        return switch (command) {
            case START -> isActive() ? new Step(this, Effect.NONE) : open();
            case STOP -> isActive() ? close() : new Step(new Off(stretch(), ""), Effect.NONE);
            case TOGGLE -> isActive() ? close() : open();
            case QUIT -> new Step(new Ended(stretch()), isActive() ? Effect.CLOSE_EAR : Effect.NONE);
        };
    }

    private Step open() {
        return new Step(new Opening(stretch() + 1), Effect.OPEN_EAR);
    }

    private Step close() {
        return new Step(new Off(stretch(), ""), Effect.CLOSE_EAR);
    }

    private boolean isActive() {
        return this instanceof Opening || this instanceof Listening;
    }
}
