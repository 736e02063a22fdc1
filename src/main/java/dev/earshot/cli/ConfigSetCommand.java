package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsEditor;
import dev.earshot.config.SettingsException;
import dev.earshot.config.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "set",
        description = "Changes one setting in the settings file, and leaves all else in it as it is.",
        mixinStandardHelpOptions = true)
final class ConfigSetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    @Parameters(index = "0", paramLabel = "KEY", description = "A setting's full name, such as speech.model.")
    private String key;

    @Parameters(
            index = "1",
            paramLabel = "VALUE",
            description = "Its new value; a list as in '[amen, \"next slide\"]', pairs as in '{ obs = OBS }'.")
    private String value;

    ConfigSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        Optional<Path> option = config.path();
        Path file = new SettingsEditor(surroundings.folders(), surroundings.environment()).set(option, key, value);
        Shown now = surroundings.settingsLoader().origin(key, option, Map.of());
        spec.commandLine().getOut().println(key + " is " + now.masked().spelt() + " now, in " + file);
        return 0;
    }
}
