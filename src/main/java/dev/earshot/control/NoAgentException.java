package dev.earshot.control;

import java.io.IOException;

/** Nobody is behind the door. */
public final class NoAgentException extends IOException {
    private static final long serialVersionUID = 1;

    NoAgentException() {
        super("no agent is running, or it is still starting; earshot run starts one");
    }
}
