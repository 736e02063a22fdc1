package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.models.InstalledModel;
import dev.earshot.models.ModelNames;
import dev.earshot.models.ModelStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The models, and which of them the settings say; an option and what follows from it. */
final class ModelShelf {
    /** A model is not of the room in force, so none is made up for the want of one. */
    private static final Map<String, String> NO_ROOM = Map.of("room.name", "none", "room.passphrase", "none");

    @Option(names = "--config", paramLabel = "FILE", description = "The settings file, instead of the usual one.")
    private @Nullable Path config;

    /** The settings file that was named. */
    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    static ModelStore store(Surroundings surroundings) {
        return new ModelStore(surroundings.folders().models());
    }

    Settings.Speech settings(Surroundings surroundings, PrintWriter err) throws SettingsException {
        LoadedSettings loaded = surroundings.settingsLoader().load(config(), NO_ROOM);
        loaded.warnings().forEach(err::println);
        return loaded.settings().speech();
    }

    /** Whether the settings say this one. */
    static boolean isInUse(InstalledModel model, Settings.Speech settings) {
        return settings.model()
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(model.folder()::equals)
                .isPresent();
    }

    static boolean isDemo(String name) {
        return name.equalsIgnoreCase(ModelNames.DEMO);
    }
}
