package dev.earshot.tray;

import dev.earshot.agent.Command;
import java.util.Optional;

/** What a menu item asks for. */
public sealed interface TrayAction {
    /** Something for the agent's inbox. */
    record Tell(Command command) implements TrayAction {}

    /** Show the display page in the browser. */
    record OpenDisplay() implements TrayAction {}

    /** Put the display page's address on the clipboard. */
    record CopyDisplayLink() implements TrayAction {}

    /** Put a link on the clipboard with which another speaker joins the room. */
    record CopyRoomLink() implements TrayAction {}

    record OpenTranscript() implements TrayAction {}

    record EditSettings() implements TrayAction {}

    /** Have a profile's settings in force from now on; none's if it is empty. */
    record UseProfile(Optional<String> name) implements TrayAction {}

    /** Start with the user's login from now on, or no longer. */
    record StartAtLogin(boolean wished) implements TrayAction {}

    /** Try every part and tell what is wrong. */
    record CheckEverything() implements TrayAction {}

    record ShowAbout() implements TrayAction {}
}
