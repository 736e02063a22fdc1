package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Loads the settings: {@code reference.conf}, over it the room that Earshot made up, over it the user's file, over it the
 * profile in use, over it the command line. System properties play no part. Any thread may load, one at a time.
 */
public final class SettingsLoader {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final String userName;
    private final RandomGenerator random;
    private final Hocon hocon;

    /**
     * @param environment what {@code ${?NAME}} in a file stands for, and where {@code EARSHOT_CONFIG} is looked up
     * @param userName the speaker's name when none is set
     * @param random unpredictable, for it makes the passphrase of a room: a {@link java.security.SecureRandom}
     */
    public SettingsLoader(
            AppFolders folders, Map<String, String> environment, String userName, RandomGenerator random) {
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.userName = userName;
        this.random = random;
        this.hocon = new Hocon(environment);
    }

    /**
     * Reads all there is to read. Makes a room, and keeps it in {@link AppFolders#roomFile}, when the embedded server
     * needs one that nobody has named.
     *
     * @param option the settings file named on the command line; else {@code EARSHOT_CONFIG} names it; else it is
     *     {@link AppFolders#settingsFile}, which need not exist
     * @param overrides settings by full name, such as {@code server.url}, from the command line
     * @throws SettingsException with all problems, whatever the files hold
     */
    public LoadedSettings load(Optional<Path> option, Map<String, String> overrides) throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        Map<String, Written> written = hocon.defaults();
        file.read(problems).ifPresent(text -> written.putAll(hocon.values(file.name(), text, problems)));
        Map<String, Written> commandLine = new TreeMap<>();
        new TreeMap<>(overrides).forEach((key, value) -> override(key, value, commandLine, problems));
        Settings settings = new Profiles(written, commandLine).read(folders, userName, problems);
        problems.throwIfAny();

        if (settings.server().url().isPresent() || settings.room().isWhole()) {
            return new LoadedSettings(settings, file.path(), List.of());
        }
        Optional<RoomKeys.Unkept> unkept = new RoomKeys(folders.roomFile(), random).keep();
        Settings.Room made = unkept.isPresent() ? unkept.get().room() : keptRoom(problems);
        return new LoadedSettings(
                settings.withRoom(settings.room().or(made)),
                file.path(),
                unkept.map(RoomKeys.Unkept::warning).stream().toList());
    }

    /** The defaults alone, as if nobody had set anything; the room is left empty. */
    public Settings defaults() {
        return new SettingsReader(new Values(hocon.defaults(), new Problems()), folders, userName).read();
    }

    private Settings.Room keptRoom(Problems problems) throws SettingsException {
        SettingsFile file = SettingsFile.required(folders.roomFile(), "it was there a moment ago; start again");
        Map<String, Written> written = hocon.defaults();
        file.read(problems).ifPresent(text -> written.putAll(hocon.values(file.name(), text, problems)));
        Values values = new Values(written, problems);
        Settings.Room room = new Settings.Room(values.text("room.name"), values.text("room.passphrase"));
        problems.throwIfAny();
        if (!room.isWhole()) {
            problems.add(
                    new Place(file.name(), 0),
                    "lacks room.name or room.passphrase; delete this file and Earshot makes another room");
            problems.throwIfAny();
        }
        return room;
    }

    private void override(String key, String value, Map<String, Written> written, Problems problems) {
        Place place = new Place(Written.COMMAND_LINE, 0);
        if (hocon.keys().isSetting(key)) {
            written.put(key, new Written(value, place));
        } else {
            problems.add(
                    place,
                    key,
                    hocon.keys().isGroup(key)
                            ? KnownKeys.groupIsNoValue(key)
                            : hocon.keys().unknown(key));
        }
    }
}
