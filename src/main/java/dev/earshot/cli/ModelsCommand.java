package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        description = "Speech models: which there are, getting one, using it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with all its own commands. */
    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(surroundings))
                .addSubcommand(new ModelsInstallCommand(surroundings))
                .addSubcommand(new ModelsUseCommand(surroundings))
                .addSubcommand(new ModelsRemoveCommand(surroundings))
                .addSubcommand(new ModelsPathCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do with the models: list, install, use, remove or path");
    }
}
