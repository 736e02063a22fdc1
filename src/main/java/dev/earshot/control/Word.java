package dev.earshot.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of the agent through the door. */
public enum Word {
    START,
    STOP,
    TOGGLE,
    PAUSE,
    RESUME,
    QUIT,
    /** Tell the user that the agent runs: what a second start without arguments comes to. */
    SHOW;

    /** As it is said on the socket and typed on the command line. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word that is written so; empty if there is none. */
    public static Optional<Word> of(String written) {
        return Arrays.stream(values())
                .filter(word -> word.written().equals(written))
                .findFirst();
    }
}
