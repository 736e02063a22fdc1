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

    /**
     * Sound arrives.
     *
     * @param failures in a row before it; forgotten once sound has come for {@link #PROVEN}
     */
    record Listening(int stretch, Instant since, Hearing hearing, int failures) implements AgentState {
        /** A failing device may well give a moment of sound each time that it is opened. */
        public static final Duration PROVEN = Duration.ofSeconds(5);

        /** After no failure. */
        public Listening(int stretch, Instant since, Hearing hearing) {
            this(stretch, since, hearing, 0);
        }

        private Listening hears(Hearing other) {
            return new Listening(stretch, since, other, failures);
        }

        private int failuresAt(Instant end) {
            return end.isBefore(since.plus(PROVEN)) ? failures : 0;
        }

        /** A recogniser that is through with a sentence does not end a silence. */
        private Listening speech(boolean heard) {
            return hearing == Hearing.SILENCE ? this : hears(heard ? Hearing.SPEECH : Hearing.SOUND);
        }

        private Listening silence(boolean begins) {
            return begins ? hears(Hearing.SILENCE) : hearing == Hearing.SILENCE ? hears(Hearing.SOUND) : this;
        }
    }

    /** Not listening for a while, as wished; the room is kept. */
    record Paused(int stretch) implements AgentState {}

    /**
     * Wants to listen and can't; it is tried again and again.
     *
     * @param problem says why, in one sentence
     * @param failures in a row, from 1; moments of sound between them do not count
     */
    record Lost(int stretch, String problem, int failures) implements AgentState {
        private static final Duration FIRST = Duration.ofMillis(250);
        private static final Duration LONGEST = Duration.ofSeconds(4);

        /** How long to wait before the next try. */
        Duration pause() {
            Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }

        private Lost next() {
            return new Lost(stretch + 1, problem, failures);
        }
    }

    /** Not listening because the computer sleeps; was listening, or tried to, before. */
    record Asleep(int stretch) implements AgentState {}

    /** The end. */
    record Ended(int stretch) implements AgentState {}

    /** What has to be done for a state to come true. */
    enum Effect {
        NONE,
        OPEN_EAR,
        /** The user has stopped it. */
        STOP_EAR,
        /** What was begun is heard by nobody. */
        DISCARD_EAR,
        /** What was begun is finished. */
        CLOSE_EAR,
        /** Closes one and opens the next. */
        REOPEN_EAR
    }

    /** The state that follows, and what to do for it. */
    record Step(AgentState state, Effect effect) {}

    /** Whether somebody wants it to listen now. */
    default boolean isActive() {
        return this instanceof Opening || this instanceof Listening || this instanceof Lost;
    }

    /** Whether a pause has a meaning: who pauses while the computer sleeps, or has just woken, must not be heard after it. */
    default boolean isPausable() {
        return isActive() || this instanceof Asleep;
    }

    /** What follows from {@code message}. News of a stretch that is not the current one changes nothing. */
    default Step next(Message message) {
        return switch (message) {
            case Command command -> this instanceof Ended ? stay() : obey(command);
            case Message.SoundArrives news ->
                awaitsSound(news.stretch())
                        ? become(new Listening(stretch(), news.since(), Hearing.SOUND, failures(news.since())))
                        : stay();
            case Message.Speech news ->
                this instanceof Listening now && news.stretch() == stretch()
                        ? become(now.speech(news.heard()))
                        : stay();
            case Message.Silence news ->
                this instanceof Listening now && news.stretch() == stretch()
                        ? become(now.silence(news.begins()))
                        : stay();
            case Message.EarMoved news -> isActive() && news.stretch() == stretch() ? move() : stay();
            case Message.EarEnded news ->
                isActive() && news.stretch() == stretch() ? new Step(afterEnd(news), Effect.CLOSE_EAR) : stay();
            case Message.TryAgain again -> this instanceof Lost lost ? new Step(lost.next(), Effect.OPEN_EAR) : stay();
            case Message.FallsAsleep sleep -> isActive() ? new Step(new Asleep(stretch()), Effect.CLOSE_EAR) : stay();
            case Message.WakesUp wakes ->
                this instanceof Asleep ? wakes.listen() ? open() : become(new Off(stretch())) : stay();
        };
    }

    private Step obey(Command command) {
        return switch (command) {
            case START -> isActive() ? stay() : open();
            case STOP -> end(new Off(stretch()), Effect.STOP_EAR);
            case TOGGLE -> isActive() ? end(new Off(stretch()), Effect.STOP_EAR) : open();
            case PAUSE -> isPausable() ? end(new Paused(stretch()), Effect.DISCARD_EAR) : stay();
            case RESUME -> this instanceof Paused ? open() : stay();
            case QUIT -> end(new Ended(stretch()), Effect.STOP_EAR);
        };
    }

    private boolean awaitsSound(int stretch) {
        return stretch == stretch() && (this instanceof Opening || this instanceof Lost);
    }

    private AgentState afterEnd(Message.EarEnded end) {
        return end.problem().isBlank()
                ? new Off(stretch())
                : new Lost(stretch(), end.problem(), failures(end.at()) + 1);
    }

    /** How many there were in a row until {@code now}. */
    private int failures(Instant now) {
        return switch (this) {
            case Lost lost -> lost.failures();
            case Listening listening -> listening.failuresAt(now);
            case Off off -> 0;
            case Opening opening -> 0;
            case Paused paused -> 0;
            case Asleep asleep -> 0;
            case Ended ended -> 0;
        };
    }

    private Step open() {
        return new Step(new Opening(stretch() + 1), Effect.OPEN_EAR);
    }

    private Step end(AgentState next, Effect effect) {
        return new Step(next, isActive() ? effect : Effect.NONE);
    }

    /** What is lost stays so until sound arrives, whichever microphone is tried. */
    private Step move() {
        return new Step(this instanceof Lost lost ? lost.next() : new Opening(stretch() + 1), Effect.REOPEN_EAR);
    }

    private Step stay() {
        return become(this);
    }

    private static Step become(AgentState next) {
        return new Step(next, Effect.NONE);
    }
}
