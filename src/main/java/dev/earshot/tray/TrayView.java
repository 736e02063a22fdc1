package dev.earshot.tray;

import dev.earshot.agent.AgentState;

/** All that the tray shows at one moment. */
public record TrayView(TraySign sign, TrayMenu menu) {
    /**
     * What there is to show in a state.
     *
     * @param hasDisplay whether there is a display page to open
     */
    static TrayView of(AgentState state, boolean hasDisplay) {
        return new TrayView(TraySign.of(state), TrayMenu.of(state, hasDisplay));
    }
}
