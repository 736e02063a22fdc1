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
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The models, and which of them the settings say; an option and what follows from it. */
final class ModelShelf {
    @Mixin
    private SettingsFileOption config;

    /** The settings file that was named. */
    Optional<Path> config() {
        return config.path();
    }

    static ModelStore store(Surroundings surroundings) {
        return new ModelStore(surroundings.folders().models());
    }

    Settings.Speech settings(Surroundings surroundings, PrintWriter err) throws SettingsException {
        LoadedSettings loaded = config.loadForNoRoom(surroundings, err);
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
