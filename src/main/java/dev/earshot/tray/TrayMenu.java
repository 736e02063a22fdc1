package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * The menu, whole, as it is in one state; its first entry says what goes on.
 *
 * @param entries from top to bottom
 */
public record TrayMenu(List<Entry> entries) {
    /** Longer words would make a menu as wide as the screen; the terminal and the log have them whole. */
    private static final int WIDEST = 60;

    /** One line of the menu. */
    public sealed interface Entry {}

    /** Text that can't be chosen. */
    public record Label(String text) implements Entry {}

    /** Text that can be chosen, and what follows. */
    public record Item(String text, TrayAction action) implements Entry {}

    /** A line between groups. */
    public record Separator() implements Entry {}

    public TrayMenu {
        entries = List.copyOf(entries);
    }

    /**
     * The menu for a state.
     *
     * @param hasDisplay whether there is a display page to open
     */
    static TrayMenu of(AgentState state, boolean hasDisplay) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Label(words(state)));
        if (state instanceof AgentState.Ended) {
            return new TrayMenu(entries);
        }
        entries.add(new Separator());
        entries.add(
                !state.isActive()
                        ? new Item("Start listening", new TrayAction.Tell(Command.START))
                        : new Item("Stop listening", new TrayAction.Tell(Command.STOP)));
        if (hasDisplay) {
            entries.add(new Item("Open the display page", new TrayAction.OpenDisplay()));
        }
        entries.add(new Separator());
        entries.add(new Item("Quit", new TrayAction.Tell(Command.QUIT)));
        return new TrayMenu(entries);
    }

    private static String words(AgentState state) {
        return switch (state) {
            case AgentState.Off off -> "Not listening";
            case AgentState.Paused paused -> "Paused";
            case AgentState.Lost lost -> shortened("Not hearing: " + lost.problem());
            case AgentState.Opening opening -> "Opening the microphone";
            case AgentState.Listening listening -> "Listening";
            case AgentState.Ended ended -> "Ending";
        };
    }

    private static String shortened(String words) {
        if (words.length() <= WIDEST) {
            return words;
        }
        int blank = words.lastIndexOf(' ', WIDEST - 1);
        return words.substring(0, blank > 0 ? blank : WIDEST - 1) + "…";
    }
}
