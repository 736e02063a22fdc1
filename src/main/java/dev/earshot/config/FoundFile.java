package dev.earshot.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings file, and who named it.
 *
 * @param path absolute; there need be no such file
 */
public record FoundFile(Path path, How how) {
    /** How a settings file is found; the first that holds wins. */
    public enum How {
        /** It was named on the command line. */
        OPTION,
        /** {@code EARSHOT_CONFIG} names it. */
        VARIABLE,
        /** It is {@link AppFolders#settingsFile}. */
        USUAL_PLACE
    }

    static FoundFile of(Optional<Path> option, SettingsFile file) {
        How named = option.isPresent() ? How.OPTION : How.VARIABLE;
        return new FoundFile(file.path(), file.whenMissing().isPresent() ? named : How.USUAL_PLACE);
    }
}
