package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.status.Status;
import dev.earshot.status.StatusWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The menu, whole, as it is in one state; its first entry says what goes on.
 *
 * @param entries from top to bottom
 */
record TrayMenu(List<Entry> entries) {
    /** Longer words would make a menu as wide as the screen; the terminal and the log have them whole. */
    private static final int WIDEST = 60;

    /** One line of the menu. */
    public sealed interface Entry {}

    /** Text that can't be chosen. */
    public record Label(String text) implements Entry {}

    /** Text that can be chosen, and what follows. */
    public record Item(String text, TrayAction action) implements Entry {}

    /** Text with a tick before it or none; what follows when it is chosen. */
    public record Check(String text, boolean on, TrayAction action) implements Entry {}

    /** Text with a mark before it if it is the one of its menu that holds; what follows when it is chosen. */
    public record Radio(String text, boolean on, TrayAction action) implements Entry {}

    /** Text that opens a menu of its own; no other submenu of the menu has the same first word. */
    public record Submenu(String text, List<Entry> entries) implements Entry {
        public Submenu {
            entries = List.copyOf(entries);
        }
    }

    /** A line between groups. */
    public record Separator() implements Entry {}

    public TrayMenu {
        entries = List.copyOf(entries);
    }

    /**
     * The menu for a status.
     *
     * @param startsAtLogin whether the system starts Earshot with the user's login
     */
    static TrayMenu of(Status status, boolean startsAtLogin) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Label(shortened(StatusWords.words(status))));
        String sync = StatusWords.words(status.sync());
        if (!sync.isEmpty()) {
            entries.add(new Label(shortened("Captions: " + sync)));
        }
        status.settingsProblem()
                .map(TrayMenu::settingsProblem)
                .ifPresent(it -> entries.add(new Item(it, new TrayAction.EditSettings())));
        if (status.state() instanceof AgentState.Ended) {
            return new TrayMenu(entries);
        }
        entries.add(new Separator());
        entries.addAll(controls(status));
        entries.add(new Separator());
        entries.add(new Label(shortened("Room " + status.room() + " · " + status.speaker())));
        entries.add(new Label(figures(status)));
        entries.add(new Separator());
        if (status.display().isPresent()) {
            entries.add(new Item("Open display page", new TrayAction.OpenDisplay()));
            entries.add(new Item("Copy display link", new TrayAction.CopyDisplayLink()));
        }
        entries.add(new Item("Copy link for speakers", new TrayAction.CopyRoomLink()));
        entries.add(new Item("Open transcript", new TrayAction.OpenTranscript()));
        entries.add(new Item("Edit settings", new TrayAction.EditSettings()));
        if (!status.profiles().isEmpty()) {
            entries.add(profiles(status));
        }
        entries.add(new Check("Start at login", startsAtLogin, new TrayAction.StartAtLogin(!startsAtLogin)));
        entries.add(new Separator());
        entries.add(new Item("Check everything", new TrayAction.CheckEverything()));
        entries.add(new Item("About Earshot", new TrayAction.ShowAbout()));
        entries.add(new Item("Quit", tell(Command.QUIT)));
        return new TrayMenu(entries);
    }

    /** The hotkey stands with what it would do now. */
    private static List<Entry> controls(Status status) {
        String hotkey = status.hotkey().map(it -> " (" + it + ")").orElse("");
        if (status.state().isActive()) {
            return List.of(
                    new Item("Stop listening" + hotkey, tell(Command.STOP)), new Item("Pause", tell(Command.PAUSE)));
        }
        if (status.state() instanceof AgentState.Paused) {
            return List.of(
                    new Item("Resume listening" + hotkey, tell(Command.RESUME)),
                    new Item("Stop listening", tell(Command.STOP)));
        }
        return List.of(new Item("Start listening" + hotkey, tell(Command.START)));
    }

    private static Submenu profiles(Status status) {
        List<Entry> entries = new ArrayList<>();
        for (String name : status.profiles()) {
            boolean inUse = status.profile().equals(Optional.of(name));
            entries.add(new Radio(shortened(name), inUse, new TrayAction.UseProfile(Optional.of(name))));
        }
        entries.add(new Separator());
        entries.add(new Radio("No profile", status.profile().isEmpty(), new TrayAction.UseProfile(Optional.empty())));
        String inUse = status.profile().map(it -> ": " + it).orElse("");
        return new Submenu(shortened("Profile" + inUse), entries);
    }

    private static String figures(Status status) {
        return status.figures().accepted() + " sent · " + status.queued() + " queued · " + status.errors() + " errors"
                + (status.heldBack() > 0 ? " · " + status.heldBack() + " held back" : "")
                + status.delay()
                        .map(it -> " · " + StatusWords.seconds(it) + " behind")
                        .orElse("");
    }

    /** Without the file's folder, which would leave no place for what is wrong. */
    private static String settingsProblem(String problem) {
        return shortened("Settings: " + problem.replaceFirst("^\\S*[/\\\\](?=[^/\\\\\\s]+:\\d+: )", ""));
    }

    private static TrayAction tell(Command command) {
        return new TrayAction.Tell(command);
    }

    private static String shortened(String words) {
        if (words.length() <= WIDEST) {
            return words;
        }
        int blank = words.lastIndexOf(' ', WIDEST - 1);
        return words.substring(0, blank > 0 ? blank : WIDEST - 1) + "…";
    }
}
