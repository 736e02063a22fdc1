package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Loads the settings: {@code reference.conf}, over it the room that Earshot made up, over it the user's file, over it the
 * profile in use, over it the command line. System properties play no part. Any thread may load, one at a time.
 */
public final class SettingsLoader {
    private final AppFolders folders;
    private final Map<String, String> environment;
    private final String userName;
    private final RandomGenerator random;
    private final Keyring keyring;
    private final Hocon hocon;

    /** As the other, on a computer without a keyring. */
    public SettingsLoader(
            AppFolders folders, Map<String, String> environment, String userName, RandomGenerator random) {
        this(folders, environment, userName, random, (room, server) -> {
            throw new IOException("there is no keyring here; name a file in room.passphrase-file instead");
        });
    }

    /**
     * @param environment what {@code ${?NAME}} in a file stands for, and where {@code EARSHOT_CONFIG} is looked up
     * @param userName the speaker's name when none is set
     * @param random unpredictable, for it makes the passphrase of a room: a {@link java.security.SecureRandom}
     * @param keyring is asked for the passphrase when {@code room.passphrase} says so, and only then
     */
    public SettingsLoader(
            AppFolders folders,
            Map<String, String> environment,
            String userName,
            RandomGenerator random,
            Keyring keyring) {
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.userName = userName;
        this.random = random;
        this.keyring = keyring;
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
        Map<Path, FileContent> read = new LinkedHashMap<>();
        try {
            return load(option, overrides, read);
        } catch (SettingsException e) {
            throw e.of(read);
        }
    }

    /** @param read is told of each file just before it is read */
    private LoadedSettings load(Optional<Path> option, Map<String, String> overrides, Map<Path, FileContent> read)
            throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        read.put(file.path(), FileContent.of(file.path()));
        Profiles written = written(file, overrides, problems);
        RoomSecret secret = new RoomSecret(new Values(written.inForce(), problems), folders);
        secret.file().ifPresent(path -> read.put(path, FileContent.of(path)));
        Settings settings = written.read(folders, userName, problems);
        problems.throwIfAny();

        List<String> warnings = new ArrayList<>(secret.warnings(file.path()));
        Settings.Room room = settings.room();
        if (settings.server().url().isEmpty() && !room.isWhole()) {
            Optional<RoomKeys.Unkept> unkept = new RoomKeys(folders.roomFile(), random).keep();
            read.put(folders.roomFile(), FileContent.of(folders.roomFile()));
            room = room.or(unkept.isPresent() ? unkept.get().room() : keptRoom(problems));
            unkept.map(RoomKeys.Unkept::warning)
                    .or(() -> OpenFiles.warning(folders.roomFile()))
                    .ifPresent(warnings::add);
        }
        room = secret.whole(room, settings.server(), keyring);
        problems.throwIfAny();
        Settings whole = settings.withRoom(room);
        warnings.addAll(guessable(whole, overrides));
        return new LoadedSettings(whole, file.path(), read, warnings);
    }

    /** Of a room that was named for one run only nothing is said: what the warning advises would not change it. */
    private List<String> guessable(Settings settings, Map<String, String> overrides) {
        return overrides.containsKey("room.name") || overrides.containsKey("room.passphrase")
                ? List.of()
                : new Guessable(List.of(userName, settings.speaker().name())).warnings(settings.room());
    }

    /**
     * Every setting with its value and where that comes from, in the order of {@code reference.conf}. Makes no room; the
     * one that was made is among them.
     *
     * @param option as for {@link #load}
     * @param overrides as for {@link #load}
     * @throws SettingsException with all problems, as {@link #load}
     */
    public List<Shown> origins(Optional<Path> option, Map<String, String> overrides) throws SettingsException {
        Map<String, Written> written = inForce(option, overrides);
        return hocon.defaults().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().place().line()))
                .map(Map.Entry::getKey)
                .flatMap(key -> key.equals(Profiles.GROUP)
                        ? Profiles.inAll(written)
                        : Stream.of(Shown.of(key, Objects.requireNonNull(written.get(key)))))
                .toList();
    }

    /**
     * As {@link #origins}, of one setting, which may be one in a profile.
     *
     * @throws SettingsException also if there is no such setting; it names the nearest
     */
    public Shown origin(String key, Optional<Path> option, Map<String, String> overrides) throws SettingsException {
        Problems problems = new Problems();
        hocon.requireSetting(key, problems);
        problems.throwIfAny();
        Written written = inForce(option, overrides).get(key);
        if (written == null) {
            problems.add(Place.COMMAND_LINE, key, "is not set there; what is set outside of profiles counts");
            problems.throwIfAny();
        }
        return Shown.of(key, Objects.requireNonNull(written));
    }

    private Map<String, Written> inForce(Optional<Path> option, Map<String, String> overrides)
            throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        Profiles profiles = written(file, overrides, problems);
        Settings settings = profiles.read(folders, userName, problems);
        Map<String, Written> written = profiles.inForce();
        if (settings.server().url().isEmpty() && Files.exists(folders.roomFile())) {
            SettingsFile.required(folders.roomFile(), "start again")
                    .read(problems)
                    .map(text -> hocon.values(folders.roomFile().toString(), text, problems))
                    .ifPresent(room -> room.forEach((key, made) -> {
                        if (!RoomSecret.isSet(key, written)) {
                            written.put(key, made);
                        }
                    }));
        }
        problems.throwIfAny();
        return written;
    }

    /**
     * The file that {@link #load} looks at.
     *
     * @param option as for {@link #load}
     * @throws SettingsException if what {@code EARSHOT_CONFIG} holds can be no path
     */
    public FoundFile find(Optional<Path> option) throws SettingsException {
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        problems.throwIfAny();
        return FoundFile.of(option, file);
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

    /** The defaults, and over them all that was set; values are still as they were written. */
    private Profiles written(SettingsFile file, Map<String, String> overrides, Problems problems) {
        Map<String, Written> files = hocon.defaults();
        file.read(problems).ifPresent(text -> files.putAll(hocon.values(file.name(), text, problems)));
        Map<String, Written> commandLine = new LinkedHashMap<>();
        new TreeMap<>(overrides).forEach((key, value) -> {
            if (hocon.requireSetting(key, problems)) {
                commandLine.put(key, new Written(value, Place.COMMAND_LINE));
            }
        });
        return new Profiles(files, commandLine);
    }
}
