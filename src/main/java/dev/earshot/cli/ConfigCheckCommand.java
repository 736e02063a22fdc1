package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.Keyring;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import dev.earshot.config.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "check", description = "Tells all that is wrong with the settings.", mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    private static final String STAND_IN = "made-when-Earshot-runs";

    @Mixin
    private SettingsFileOption config;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The settings file, instead of the usual one.")
    private @Nullable Path file;

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SettingsException {
        // Nor does it ask the keyring, which might have to be unlocked.
        SettingsLoader loader = surroundings.settingsLoader(Keyring.UNASKED);
        Optional<Path> option = Optional.ofNullable(file).or(() -> config.path());
        LoadedSettings loaded = loader.load(option, roomToBeMade(loader, option));
        SettingsFileOption.warn(loaded.warnings(), spec.commandLine().getErr());
        spec.commandLine()
                .getOut()
                .println(loaded.file()
                        + (Files.exists(loaded.file()) ? ": no problems" : ": no problems, for there is no such file"));
        return 0;
    }

    /** A check writes nothing, and so makes no room: something stands in for what would be made. */
    private static Map<String, String> roomToBeMade(SettingsLoader loader, Optional<Path> option)
            throws SettingsException {
        Set<String> empty = loader.origins(option, Map.of()).stream()
                .filter(shown -> shown.value().equals(""))
                .map(Shown::key)
                .collect(Collectors.toSet());
        return Stream.of("room.name", "room.passphrase")
                .filter(empty::contains)
                .filter(key -> key.equals("room.name") || empty.contains("room.passphrase-file"))
                .collect(Collectors.toMap(key -> key, key -> STAND_IN));
    }
}
