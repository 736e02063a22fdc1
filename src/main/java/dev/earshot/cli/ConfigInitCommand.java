package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SampleSettings;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = "Writes the settings file, with every setting explained, where there is none.",
        mixinStandardHelpOptions = true)
final class ConfigInitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    ConfigInitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        Path file = surroundings.settingsLoader().find(config.path()).path();
        if (!made(file)) {
            throw new IOException(file + " is there already, and stays as it is");
        }
        spec.commandLine().getOut().println("Made " + file + "; every setting in it is at its default");
        return 0;
    }

    private static boolean made(Path file) throws IOException {
        try {
            return SampleSettings.makeIfMissing(file);
        } catch (IOException e) {
            throw new IOException(
                    file + " can't be made (" + e.getMessage() + "); see to it that you may write there", e);
        }
    }
}
