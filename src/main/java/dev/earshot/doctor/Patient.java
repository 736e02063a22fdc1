package dev.earshot.doctor;

import dev.earshot.autostart.LaunchCommand;
import dev.earshot.config.AppFolders;
import dev.earshot.config.LoadedSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to check up: an Earshot and what is around it.
 *
 * @param os as in the system property {@code os.name}
 * @param environment the environment variables
 * @param home the user's home folder
 * @param launch what would start this Earshot at login
 * @param settings those in force; empty if they can't be used
 * @param trouble why they can't, a problem a line; blank if they can
 * @param model what this process has loaded already to recognise speech; empty if nothing
 */
public record Patient(
        String os,
        Map<String, String> environment,
        Path home,
        AppFolders folders,
        Clock clock,
        LaunchCommand launch,
        Optional<LoadedSettings> settings,
        String trouble,
        Optional<String> model) {

    /** The same, for an agent that checks itself up: a second copy of a large model might be too much. */
    public Patient withModel(String loaded) {
        return new Patient(os, environment, home, folders, clock, launch, settings, trouble, Optional.of(loaded));
    }
}
