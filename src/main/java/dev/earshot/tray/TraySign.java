package dev.earshot.tray;

import dev.earshot.agent.AgentState;

/** The few things that the icon can tell. */
public enum TraySign {
    /** Not listening, as wished. */
    OFF,
    /** No sound has arrived yet. */
    OPENING,
    /** Sound arrives. */
    LISTENING,
    /** Not listening, and nobody asked for that. */
    PROBLEM;

    static TraySign of(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> OFF;
            case AgentState.Paused paused -> OFF;
            case AgentState.Lost lost -> PROBLEM;
            case AgentState.Opening opening -> OPENING;
            case AgentState.Listening listening -> LISTENING;
            case AgentState.Ended ended -> OFF;
        };
    }
}
