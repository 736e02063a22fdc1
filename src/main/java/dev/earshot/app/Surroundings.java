package dev.earshot.app;

import dev.earshot.autostart.LaunchCommand;
import dev.earshot.config.AppFolders;
import dev.earshot.config.Keyring;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import dev.earshot.doctor.Patient;
import dev.earshot.secret.DesktopKeyring;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All that the program takes from the world around it, handed in so that a test can hand in another.
 *
 * @param os as in the system property {@code os.name}
 * @param environment the environment variables
 * @param home the user's home folder
 * @param user the user's login name
 * @param in standard input
 * @param clock the time, and the user's time zone
 * @param random for names, passphrases and jitter
 */
public record Surroundings(
        String os,
        Map<String, String> environment,
        Path home,
        String user,
        InputStream in,
        Clock clock,
        RandomGenerator random) {
    /** For the user to unlock it, at a start for one. */
    private static final Duration KEYRING_PATIENCE = Duration.ofSeconds(60);

    /** Those of this process. */
    public static Surroundings real() {
        return new Surroundings(
                System.getProperty("os.name"),
                System.getenv(),
                realHome(),
                System.getProperty("user.name"),
                System.in,
                Clock.system(ZoneId.systemDefault()),
                new SecureRandom());
    }

    /** What {@code HOME} says, as everywhere in XDG; Java itself asks the user database. */
    private static Path realHome() {
        String home = System.getenv("HOME");
        return home != null && Path.of(home).isAbsolute() ? Path.of(home) : Path.of(System.getProperty("user.home"));
    }

    /** The folders of this process, for whoever can't wait for the rest: random numbers take time to start. */
    public static AppFolders realFolders() {
        return AppFolders.of(System.getProperty("os.name"), System.getenv(), realHome());
    }

    public AppFolders folders() {
        return AppFolders.of(os, environment, home);
    }

    public SettingsLoader settingsLoader() {
        return settingsLoader(keyring()::find);
    }

    /** As {@link #settingsLoader()}, with something else in the keyring's place. */
    public SettingsLoader settingsLoader(Keyring keyring) {
        return new SettingsLoader(folders(), environment, user, random, keyring);
    }

    /** The desktop's; untouched until it is asked. */
    public DesktopKeyring keyring() {
        return new DesktopKeyring(os, environment, KEYRING_PATIENCE);
    }

    /**
     * What a check-up looks at.
     *
     * @param settingsFile where the settings are, if not in the usual place
     * @param overrides settings by full name, from the command line
     */
    public Patient patient(Optional<Path> settingsFile, Map<String, String> overrides) {
        Optional<LoadedSettings> settings = Optional.empty();
        String trouble = "";
        try {
            settings = Optional.of(settingsLoader().load(settingsFile, overrides));
        } catch (SettingsException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return new Patient(
                os,
                environment,
                home,
                folders(),
                clock,
                LaunchCommand.ofThisProcess(),
                settings,
                trouble,
                Optional.empty());
    }
}
