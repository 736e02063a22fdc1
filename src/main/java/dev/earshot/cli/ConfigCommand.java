package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "The settings: which file, what is in force, checking and changing it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with all its own commands. */
    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigPathCommand(surroundings))
                .addSubcommand(new ConfigInitCommand(surroundings))
                .addSubcommand(new ConfigCheckCommand(surroundings))
                .addSubcommand(new ConfigShowCommand(surroundings))
                .addSubcommand(new ConfigGetCommand(surroundings))
                .addSubcommand(new ConfigSetCommand(surroundings))
                .addSubcommand(new SetSecretCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with the settings: path, init, check, show, get, set or set-secret");
    }
}
