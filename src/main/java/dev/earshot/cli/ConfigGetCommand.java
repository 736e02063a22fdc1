package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.Shown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "get", description = "Prints the value of one setting in force.", mixinStandardHelpOptions = true)
final class ConfigGetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--secret", description = "Print a passphrase, which is masked otherwise.")
    private boolean secret;

    @Parameters(paramLabel = "KEY", description = "A setting's full name, such as speech.model.")
    private String key;

    ConfigGetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SettingsException {
        Shown shown = options.origin(surroundings, key);
        spec.commandLine().getOut().println((secret ? shown : shown.masked()).plain());
        return 0;
    }
}
