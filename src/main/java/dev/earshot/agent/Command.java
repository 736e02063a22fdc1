package dev.earshot.agent;

/** What a user can ask of the agent, by whatever control. */
public enum Command implements Message {
    START,
    STOP,
    /** Stops what listens or tries to; starts what does not, also out of a pause. */
    TOGGLE,
    /** Listens no more for a while; the displays are told. Only what listens can be paused. */
    PAUSE,
    RESUME,
    QUIT
}
