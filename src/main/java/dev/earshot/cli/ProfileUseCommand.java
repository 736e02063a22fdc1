package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsEditor;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "use",
        description = "Has a profile's settings in force: writes profile into the settings file.",
        mixinStandardHelpOptions = true)
final class ProfileUseCommand implements Callable<Integer> {
    private static final String NONE = "none";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    @Parameters(paramLabel = "NAME", description = "A profile of the settings file, or none for no profile.")
    private String name;

    ProfileUseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        String chosen = name.equalsIgnoreCase(NONE) ? "" : name.strip();
        Path file = new SettingsEditor(surroundings.folders(), surroundings.environment())
                .set(config.path(), "profile", chosen);
        String said =
                chosen.isEmpty() ? "No profile is in use now; it says so in " : "profile is " + chosen + " now, in ";
        spec.commandLine().getOut().println(said + file);
        return 0;
    }
}
