package dev.earshot.agent;

import java.time.Instant;

/** What arrives in the agent's inbox: a wish, news of the ear, or news of the computer. */
public sealed interface Message
        permits Command,
                Message.SoundArrives,
                Message.Speech,
                Message.Silence,
                Message.EarMoved,
                Message.EarEnded,
                Message.TryAgain,
                Message.FallsAsleep,
                Message.WakesUp {
    /** The stretch of listening with this number hears something. */
    record SoundArrives(int stretch, Instant since) implements Message {}

    /** In the stretch with this number somebody begins to speak, or is through with a sentence. */
    record Speech(int stretch, boolean heard) implements Message {}

    /** The microphone of the stretch with this number begins to give nothing but zeros, or no longer does. */
    record Silence(int stretch, boolean begins) implements Message {}

    /** Another microphone is wanted now than that of the stretch with this number: it is to begin anew, at once. */
    record EarMoved(int stretch) implements Message {}

    /** The stretch with this number is over; {@code problem} says why if nobody asked for it, else it is blank. */
    record EarEnded(int stretch, String problem, Instant at) implements Message {}

    /** The pause after a failure is over. */
    record TryAgain() implements Message {}

    /** The computer is about to sleep. */
    record FallsAsleep() implements Message {}

    /**
     * The computer has slept.
     *
     * @param listen whether what was listening before should do so again
     */
    record WakesUp(boolean listen) implements Message {}
}
