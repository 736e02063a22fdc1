package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file of settings.
 *
 * @param path absolute
 * @param whenMissing why it must exist and what to do; empty when it need not
 */
record SettingsFile(Path path, Optional<String> whenMissing) {
    private static final String VARIABLE = "EARSHOT_CONFIG";
    private static final long MOST_BYTES = 1 << 20;

    static SettingsFile required(Path path, String whenMissing) {
        return new SettingsFile(path.toAbsolutePath(), Optional.of(whenMissing));
    }

    /** The file to look at: the option's, else the environment's, else the one in the configuration folder. */
    static SettingsFile find(
            Optional<Path> option, Map<String, String> environment, AppFolders folders, Problems problems) {
        if (option.isPresent()) {
            return required(option.get(), "make it, or leave out --config");
        }
        String named = environment.getOrDefault(VARIABLE, "");
        try {
            if (!named.isBlank()) {
                return required(folders.expand(named), "make it, or unset " + VARIABLE);
            }
        } catch (InvalidPathException e) {
            problems.add(
                    new Place("environment variable " + VARIABLE, 0),
                    Problems.quoted(named) + " is no path; name the settings file, or unset it");
        }
        return new SettingsFile(folders.settingsFile().toAbsolutePath(), Optional.empty());
    }

    String name() {
        return path.toString();
    }

    /** Its text; empty when it is not there or cannot be read, which is a problem unless it need not be there. */
    Optional<String> read(Problems problems) {
        Place place = new Place(name(), 0);
        try {
            if (Files.notExists(path)) {
                whenMissing.ifPresent(advice -> problems.add(place, "is not there; " + advice));
            } else if (Files.isDirectory(path)) {
                problems.add(place, "is a folder; name the settings file in it");
            } else if (Files.isRegularFile(path) && Files.size(path) > MOST_BYTES) {
                problems.add(place, "is larger than 1 MB, too large for a settings file; name another");
            } else {
                return Optional.of(Files.readString(path));
            }
        } catch (CharacterCodingException e) {
            problems.add(place, "is no UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            problems.add(place, "cannot be read; see to it that you may read it");
        }
        return Optional.empty();
    }
}
