package dev.earshot.autostart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a login would do, by what the system's own file says now. */
public sealed interface Status {
    /** The characters that {@link #line} shows of one word. */
    int LONG = 120;

    /** It does not start Earshot: there is no file, or it was switched off in there, as desktops' settings do. */
    record Off() implements Status {}

    /**
     * It starts the agent of the Earshot that is running.
     *
     * @param words what is started
     */
    record On(List<String> words) implements Status {}

    /**
     * It starts the Earshot that is running, but the file was changed by hand.
     *
     * @param words what is started
     * @param changes the names of what differs from what Earshot writes, never none
     */
    record Changed(List<String> words, List<String> changes) implements Status {}

    /**
     * It starts something else, or fails to.
     *
     * @param words what the file names, none where that can't be read
     * @param why what is wrong, a clause
     */
    record Stale(List<String> words, String why) implements Status {}

    /** Whether a login starts the Earshot that is running. */
    default boolean isOn() {
        return switch (this) {
            case On on -> true;
            case Changed changed -> true;
            case Off off -> false;
            case Stale stale -> false;
        };
    }

    /** Words in a line to be read by people: of a class path only where it begins. */
    static String line(List<String> words) {
        return words.stream()
                .map(word -> word.length() > LONG ? word.substring(0, LONG) + "…" : word)
                .collect(Collectors.joining(" "));
    }

    /**
     * Judges a file that is there and not switched off.
     *
     * @param words what it names, with the program's whole path where it could be found; empty where it can't be read
     * @param command what its name for the words is
     * @param changes what else differs from what Earshot writes
     */
    static Status of(LaunchCommand running, List<String> words, String command, List<String> changes) {
        if (words.isEmpty()) {
            return new Stale(words, "it names no program that can be read from it");
        }
        if (!LaunchCommand.isThere(words.getFirst())) {
            return new Stale(words, "it names " + words.getFirst() + ", which is gone");
        }
        if (!running.isStartedBy(words)) {
            return new Stale(
                    words, "it starts " + line(words) + ", but this Earshot is started by " + line(running.words()));
        }
        int arguments = running.words().size();
        Set<String> all = new LinkedHashSet<>();
        if (words.size() != arguments || !words.getLast().equals(running.words().getLast())) {
            all.add(command);
        }
        all.addAll(changes);
        return all.isEmpty() ? new On(words) : new Changed(words, List.copyOf(all));
    }
}
