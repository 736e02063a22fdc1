package dev.earshot.tray;

import dev.earshot.agent.Command;

/** What a menu item asks for. */
public sealed interface TrayAction {
    /** Something for the agent's inbox. */
    record Tell(Command command) implements TrayAction {}

    /** Show the display page in the browser. */
    record OpenDisplay() implements TrayAction {}
}
