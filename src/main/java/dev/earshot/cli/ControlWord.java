package dev.earshot.cli;

import dev.earshot.control.DoorClient;
import dev.earshot.control.NoAgentException;
import dev.earshot.control.Word;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The short way of a single word to the agent: a key press may wait for it, and picocli takes longer to start than all
 * the rest. Says and answers what {@link ControlCommand} does, which is there for help and for wrong use.
 */
public final class ControlWord {
    /** The exit code when there is no agent. */
    static final int NO_AGENT = 3;

    private ControlWord() {}

    /** The word that is all there is; empty if these are other arguments. */
    public static Optional<Word> in(String[] args) {
        return args.length == 1 ? Word.of(args[0]).filter(word -> word != Word.SHOW) : Optional.empty();
    }

    /** Tells it; answers the exit code. */
    public static int tell(Word word, Path runtimeFolder, PrintStream out, PrintStream err) {
        try {
            out.println(new DoorClient(runtimeFolder).ask(word));
            return 0;
        } catch (NoAgentException e) {
            err.println("earshot: " + e.getMessage());
            return NO_AGENT;
        } catch (IOException e) {
            err.println("earshot: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }
}
