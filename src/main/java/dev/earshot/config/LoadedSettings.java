package dev.earshot.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Settings, and how they came about.
 *
 * @param settings all in range
 * @param file the settings file that was looked at; where nobody named one it need not exist
 * @param read that file, and those of the room's name and passphrase if they are elsewhere, with what each held when it
 *     was about to be read
 * @param warnings sentences for the user; nothing they tell of keeps Earshot from running
 */
public record LoadedSettings(Settings settings, Path file, Map<Path, FileContent> read, List<String> warnings) {
    public LoadedSettings {
        read = Map.copyOf(read);
        warnings = List.copyOf(warnings);
    }
}
