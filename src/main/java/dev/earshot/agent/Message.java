package dev.earshot.agent;

import java.time.Instant;

/** What arrives in the agent's inbox: a wish, or news of the ear. */
public sealed interface Message
        permits Command, Message.SoundArrives, Message.Speech, Message.EarEnded, Message.TryAgain {
    /** The stretch of listening with this number hears something. */
    record SoundArrives(int stretch, Instant since) implements Message {}

    /** In the stretch with this number somebody begins to speak, or is through with a sentence. */
    record Speech(int stretch, boolean heard) implements Message {}

    /** The stretch with this number is over; {@code problem} says why if nobody asked for it, else it is blank. */
    record EarEnded(int stretch, String problem) implements Message {}

    /** The pause after a failure is over. */
    record TryAgain() implements Message {}
}
