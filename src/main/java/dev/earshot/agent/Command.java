package dev.earshot.agent;

/** What a user can ask of the agent, by whatever control. */
public enum Command implements Message {
    START,
    STOP,
    TOGGLE,
    QUIT
}
