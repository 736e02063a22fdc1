package dev.earshot.agent;

import java.time.Instant;

/** What arrives in the agent's inbox: a wish, or news of the ear. */
public sealed interface Message permits Command, Message.SoundArrives, Message.EarEnded {
    /** The stretch of listening with this number hears something. */
    record SoundArrives(int stretch, Instant since) implements Message {}

    /** The stretch with this number is over; {@code problem} says why if nobody asked for it, else it is blank. */
    record EarEnded(int stretch, String problem) implements Message {}
}
