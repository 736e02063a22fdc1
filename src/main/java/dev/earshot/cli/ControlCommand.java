package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.control.DoorClient;
import dev.earshot.control.Word;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One word for the agent that runs. */
@Command(mixinStandardHelpOptions = true)
final class ControlCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Word word;

    @Spec
    private CommandSpec spec;

    private ControlCommand(Surroundings surroundings, Word word) {
        this.surroundings = surroundings;
        this.word = word;
    }

    static CommandLine of(Word word, Surroundings surroundings) {
        CommandLine command = new CommandLine(new ControlCommand(surroundings, word));
        command.getCommandSpec()
                .name(word.written())
                .usageMessage()
                .description("Tells the running agent to " + does(word) + ".");
        return command;
    }

    private static String does(Word word) {
        return switch (word) {
            case START -> "listen";
            case STOP -> "stop listening";
            case TOGGLE -> "listen, or to stop if it does";
            case PAUSE -> "pause: it keeps the room and tells its display so";
            case RESUME -> "go on after a pause";
            case QUIT -> "quit";
            case SHOW -> "tell its user that it runs";
        };
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        spec.commandLine()
                .getOut()
                .println(new DoorClient(surroundings.folders().runtime()).ask(word));
        return 0;
    }
}
