package dev.earshot.agent;

/** What is heard while listening. */
public enum Hearing {
    /** Sound, and no words in it. */
    SOUND,
    /** Words. */
    SPEECH,
    /** Samples that are all exactly zero: no room is that quiet, so the microphone is muted. */
    SILENCE
}
