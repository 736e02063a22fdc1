package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "transcript",
        description = "Shows what was said, and what became of it, day by day and room by room.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TranscriptCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with all its own commands. */
    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new TranscriptCommand())
                .addSubcommand(new TranscriptListCommand(surroundings))
                .addSubcommand(new TranscriptShowCommand(surroundings))
                .addSubcommand(new TranscriptExportCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the transcripts: list, show or export");
    }
}
