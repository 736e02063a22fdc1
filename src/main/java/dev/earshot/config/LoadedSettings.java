package dev.earshot.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Settings, and how they came about.
 *
 * @param settings all in range
 * @param file the settings file that was looked at; where nobody named one it need not exist
 * @param content what that file held when it was about to be read
 * @param warnings sentences for the user; nothing they tell of keeps Earshot from running
 */
public record LoadedSettings(Settings settings, Path file, FileContent content, List<String> warnings) {
    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}
