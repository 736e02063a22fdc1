package dev.earshot.autostart;

import dev.earshot.system.OperatingSystem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the desktop starts Earshot at login. Nothing is remembered between calls; for one thread at a time. All that
 * fails says in a sentence what, and what to do.
 */
public interface Autostart {
    /**
     * Has the next login start the Earshot that is running; it does not start it now. What a user changed by hand stays
     * unless it keeps Earshot from starting.
     *
     * @return what a login does from now on
     */
    Status enable() throws IOException, InterruptedException;

    /** Has the next login no longer start Earshot; nothing happens if it would not. */
    void disable() throws IOException, InterruptedException;

    /** What the next login would do. */
    Status status() throws IOException, InterruptedException;

    /** The file or key that says so, as users know it. */
    String place();

    /**
     * That of this kind of system.
     *
     * @param os the system property {@code os.name}
     * @param home an absolute path
     * @param command what a login is to start
     */
    static Autostart of(String os, Map<String, String> environment, Path home, LaunchCommand command) {
        return switch (OperatingSystem.of(os)) {
            case WINDOWS ->
                new WindowsRunKey(
                        RegistryTool.real(), absolute(environment.get("TEMP")).orElse(home), command);
            case MAC -> new LaunchAgent(home, command);
            case LINUX -> {
                // The XDG Base Directory Specification wants what is no absolute path ignored.
                Path config = absolute(environment.get("XDG_CONFIG_HOME")).orElse(home.resolve(".config"));
                yield new XdgAutostart(config, environment.getOrDefault("PATH", ""), command);
            }
        };
    }

    private static Optional<Path> absolute(@Nullable String path) {
        try {
            return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
