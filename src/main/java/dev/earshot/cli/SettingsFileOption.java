package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the settings file, shared by all commands that read or write it. */
final class SettingsFileOption {
    private static final Map<String, String> NO_ROOM = Map.of("room.name", "none", "room.passphrase", "none");

    @Option(names = "--config", paramLabel = "FILE", description = "The settings file, instead of the usual one.")
    private @Nullable Path config;

    /** The file that was named. */
    Optional<Path> path() {
        return Optional.ofNullable(config);
    }

    /**
     * The settings for what is not of the room in force: none is made up for the want of one. Warnings go to {@code err}.
     */
    LoadedSettings loadForNoRoom(Surroundings surroundings, PrintWriter err) throws SettingsException {
        LoadedSettings loaded = surroundings.settingsLoader().load(path(), NO_ROOM);
        warn(loaded.warnings(), err);
        return loaded;
    }

    /** Tells what the user should know of settings that can be used, as all else that Earshot has to say is told. */
    static void warn(List<String> warnings, PrintWriter err) {
        warnings.forEach(sentence -> err.println("earshot: " + sentence));
    }
}
