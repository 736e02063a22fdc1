package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "room",
        description = "The room that captions go to: which it is, another one, and handing it to other speakers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RoomCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with all its own commands. */
    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new RoomCommand())
                .addSubcommand(new RoomShowCommand(surroundings))
                .addSubcommand(new RoomNewCommand(surroundings))
                .addSubcommand(new RoomLinkCommand(surroundings))
                .addSubcommand(new RoomJoinCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the room: show, new, link or join");
    }
}
