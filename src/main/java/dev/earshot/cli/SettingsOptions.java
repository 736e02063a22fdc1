package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import dev.earshot.config.Shown;
import dev.earshot.doctor.Patient;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which settings are in force, shared by all commands that need them. */
final class SettingsOptions {
    @Mixin
    private SettingsFileOption config;

    @Option(names = "--url", paramLabel = "URL", description = "The room server, instead of server.url.")
    private @Nullable String url;

    @Option(names = "--room", paramLabel = "NAME", description = "The room, instead of room.name.")
    private @Nullable String room;

    @Option(
            names = "--passphrase",
            paramLabel = "WORDS",
            description = "The room's passphrase, instead of room.passphrase.")
    private @Nullable String passphrase;

    @Option(names = "--name", paramLabel = "NAME", description = "The speaker's name, instead of speaker.name.")
    private @Nullable String name;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile to use, instead of what the setting profile says; none for no profile.")
    private @Nullable String profile;

    /** The warnings of the load before: of each save of the settings only what is new is told. */
    private List<String> told = List.of();

    /** The settings in force; warnings go to {@code err}. */
    Settings load(Surroundings surroundings, Map<String, String> more, PrintWriter err) throws SettingsException {
        return loaded(surroundings, more, err).settings();
    }

    /** As {@link #load}, by a loader of the caller's. */
    Settings load(SettingsLoader loader, Map<String, String> more, PrintWriter err) throws SettingsException {
        return loaded(loader, more, err).settings();
    }

    /** As {@link #load}, with where they came from. */
    LoadedSettings loaded(Surroundings surroundings, Map<String, String> more, PrintWriter err)
            throws SettingsException {
        return loaded(surroundings.settingsLoader(), more, err);
    }

    private LoadedSettings loaded(SettingsLoader loader, Map<String, String> more, PrintWriter err)
            throws SettingsException {
        LoadedSettings loaded = loader.load(config.path(), overrides(more));
        List<String> warnings = loaded.warnings();
        SettingsFileOption.warn(
                warnings.stream().filter(it -> !told.contains(it)).toList(), err);
        told = warnings;
        return loaded;
    }

    /** Every setting in force, and where it comes from. */
    List<Shown> origins(Surroundings surroundings) throws SettingsException {
        return surroundings.settingsLoader().origins(config.path(), overrides(Map.of()));
    }

    /** One setting in force. */
    Shown origin(Surroundings surroundings, String key) throws SettingsException {
        return surroundings.settingsLoader().origin(key, config.path(), overrides(Map.of()));
    }

    /** What a check-up looks at. */
    Patient patient(Surroundings surroundings) {
        return surroundings.patient(config.path(), overrides(Map.of()));
    }

    /** Whether any was given. */
    boolean any() {
        return config.path().isPresent() || !overrides(Map.of()).isEmpty();
    }

    private Map<String, String> overrides(Map<String, String> more) {
        Map<String, String> overrides = new HashMap<>(more);
        put(overrides, "server.url", url);
        put(overrides, "room.name", room);
        put(overrides, "room.passphrase", passphrase);
        put(overrides, "speaker.name", name);
        put(overrides, "profile", profile);
        return overrides;
    }

    private static void put(Map<String, String> overrides, String key, @Nullable String value) {
        if (value != null) {
            overrides.put(key, value);
        }
    }
}
