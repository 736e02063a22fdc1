package dev.earshot.agent;

import java.time.Duration;
import java.time.Instant;

/** What the agent is doing. {@link #next} is the whole of its behaviour, and pure. */
public sealed interface AgentState {
    /** Number of the stretch of listening that is going on, or that was the last. */
    int stretch();

    /** Not listening, as wished. */
    record Off(int stretch) implements AgentState {}

    /** A microphone is being opened; no sound has arrived yet. */
    record Opening(int stretch) implements AgentState {}

    /** Sound arrives; {@code speech} while words are heard in it. */
    record Listening(int stretch, Instant since, boolean speech) implements AgentState {}

    /** Not listening for a while, as wished; the room is kept. */
    record Paused(int stretch) implements AgentState {}

    /**
     * Wants to listen and can't; it is tried again and again.
     *
     * @param problem says why, in one sentence
     * @param failures in a row, from 1
     */
    record Lost(int stretch, String problem, int failures) implements AgentState {
        private static final Duration FIRST = Duration.ofMillis(250);
        private static final Duration LONGEST = Duration.ofSeconds(4);

        /** How long to wait before the next try. */
        Duration pause() {
            Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

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

    /** Whether somebody wants it to listen now. */
    default boolean isActive() {
        return this instanceof Opening || this instanceof Listening || this instanceof Lost;
    }

    /** What follows from {@code message}. News of a stretch that is not the current one changes nothing. */
    default Step next(Message message) {
        return switch (message) {
            case Command command -> this instanceof Ended ? stay() : obey(command);
            case Message.SoundArrives news ->
                awaitsSound(news.stretch()) ? become(new Listening(stretch(), news.since(), false)) : stay();
            case Message.Speech news ->
                this instanceof Listening now && news.stretch() == stretch()
                        ? become(new Listening(stretch(), now.since(), news.heard()))
                        : stay();
            case Message.EarEnded news ->
                isActive() && news.stretch() == stretch()
                        ? new Step(afterEnd(news.problem()), Effect.CLOSE_EAR)
                        : stay();
            case Message.TryAgain again ->
                this instanceof Lost lost
                        ? new Step(new Lost(stretch() + 1, lost.problem(), lost.failures()), Effect.OPEN_EAR)
                        : stay();
        };
    }

    private Step obey(Command command) {
        return switch (command) {
            case START -> isActive() ? stay() : open();
            case STOP -> close(new Off(stretch()));
            case TOGGLE -> isActive() ? close(new Off(stretch())) : open();
            case PAUSE -> isActive() ? close(new Paused(stretch())) : stay();
            case RESUME -> this instanceof Paused ? open() : stay();
            case QUIT -> close(new Ended(stretch()));
        };
    }

    private boolean awaitsSound(int stretch) {
        return stretch == stretch() && (this instanceof Opening || this instanceof Lost);
    }

    private AgentState afterEnd(String problem) {
        if (problem.isBlank()) {
            return new Off(stretch());
        }
        return new Lost(stretch(), problem, this instanceof Lost lost ? lost.failures() + 1 : 1);
    }

    private Step open() {
        return new Step(new Opening(stretch() + 1), Effect.OPEN_EAR);
    }

    private Step close(AgentState next) {
        return new Step(next, isActive() ? Effect.CLOSE_EAR : Effect.NONE);
    }

    private Step stay() {
        return become(this);
    }

    private static Step become(AgentState next) {
        return new Step(next, Effect.NONE);
    }
}
