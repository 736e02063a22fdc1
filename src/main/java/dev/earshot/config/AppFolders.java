package dev.earshot.config;

import dev.earshot.system.OperatingSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Earshot keeps its files. Nothing here is created, and nothing is read from the system.
 *
 * @param home the user's home folder, what {@code ~} stands for
 * @param config settings and the room that was made up
 * @param state what a restart should still know
 * @param log the log files
 * @param runtime the control socket, for one login only
 * @param models speech models that were fetched
 */
public record AppFolders(Path home, Path config, Path state, Path log, Path runtime, Path models) {

    /**
     * The folders of this kind of system: on Linux and other Unixes by the XDG Base Directory Specification 0.8, which
     * wants a value that is no absolute path ignored; on Windows under {@code %APPDATA%} and {@code %LOCALAPPDATA%}; on
     * macOS under {@code ~/Library}.
     *
     * @param os the system property {@code os.name}
     * @param home an absolute path
     */
    public static AppFolders of(String os, Map<String, String> environment, Path home) {
        return switch (OperatingSystem.of(os)) {
            case WINDOWS -> windows(environment, home);
            case MAC -> mac(home);
            case LINUX -> xdg(environment, home);
        };
    }

    private static AppFolders windows(Map<String, String> environment, Path home) {
        Path appData = home.resolve("AppData");
        Path roaming = absolute(environment, "APPDATA")
                .orElse(appData.resolve("Roaming"))
                .resolve("Earshot");
        Path local = absolute(environment, "LOCALAPPDATA")
                .orElse(appData.resolve("Local"))
                .resolve("Earshot");
        return new AppFolders(
                home,
                roaming,
                local.resolve("state"),
                local.resolve("log"),
                local.resolve("run"),
                local.resolve("models"));
    }

    private static AppFolders mac(Path home) {
        Path library = home.resolve("Library");
        Path support = library.resolve("Application Support").resolve("Earshot");
        return new AppFolders(
                home,
                support,
                support.resolve("state"),
                library.resolve("Logs").resolve("Earshot"),
                support.resolve("run"),
                support.resolve("models"));
    }

    private static AppFolders xdg(Map<String, String> environment, Path home) {
        Path config = absolute(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        Path state = absolute(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local").resolve("state"))
                .resolve("earshot");
        Path data = absolute(environment, "XDG_DATA_HOME")
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("earshot");
        Path runtime = absolute(environment, "XDG_RUNTIME_DIR")
                .map(folder -> folder.resolve("earshot"))
                .orElse(state.resolve("run"));
        return new AppFolders(
                home, config.resolve("earshot"), state, state.resolve("log"), runtime, data.resolve("models"));
    }

    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        try {
            return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The settings file when nobody names another. */
    public Path settingsFile() {
        return config.resolve("earshot.conf");
    }

    /** Where the room is kept that Earshot made up. */
    public Path roomFile() {
        return config.resolve("room.conf");
    }

    /**
     * What was written as a path, with {@code ~} or a leading {@code ~/} as the home folder.
     *
     * @throws InvalidPathException for what can be no path on this system
     */
    public Path expand(String path) {
        if (path.equals("~")) {
            return home;
        }
        return path.startsWith("~/") || path.startsWith("~\\") ? home.resolve(path.substring(2)) : Path.of(path);
    }
}
