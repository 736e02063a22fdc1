package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.FoundFile;
import dev.earshot.config.SettingsException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "path",
        description = "Says which the settings file is, and how it was found.",
        mixinStandardHelpOptions = true)
final class ConfigPathCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    ConfigPathCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The path is alone on standard output, for {@code $(earshot config path)}. */
    @Override
    public Integer call() throws SettingsException {
        FoundFile found = surroundings.settingsLoader().find(config.path());
        String how = switch (found.how()) {
            case OPTION -> "Named by --config";
            case VARIABLE -> "Named by EARSHOT_CONFIG";
            case USUAL_PLACE -> "The usual place";
        };
        spec.commandLine().getOut().println(found.path());
        spec.commandLine()
                .getErr()
                .println(how
                        + (Files.exists(found.path())
                                ? "."
                                : "; there is no such file yet, earshot config init makes it."));
        return 0;
    }
}
