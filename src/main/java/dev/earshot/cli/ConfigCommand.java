package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "The settings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with all its own commands. */
    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new ConfigCommand()).addSubcommand(new SetSecretCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the settings: set-secret");
    }
}
