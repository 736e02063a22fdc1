package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Loads the settings: {@code reference.conf}, over it the room that Earshot made up, over it the user's file, over it the
 * command line. System properties play no part. Any thread may load, one at a time.
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
        FileContent content = FileContent.of(file.path());
        Map<String, Written> written = written(file, overrides, problems);
        Settings settings = new SettingsReader(new Values(written, problems), folders, userName).read();
        problems.throwIfAny();

        if (settings.server().url().isPresent() || settings.room().isWhole()) {
            return new LoadedSettings(settings, file.path(), content, guessable(settings, overrides));
        }
        Optional<RoomKeys.Unkept> unkept = new RoomKeys(folders.roomFile(), random).keep();
        Settings.Room made = unkept.isPresent() ? unkept.get().room() : keptRoom(problems);
        Settings whole = settings.withRoom(settings.room().or(made));
        List<String> warnings = new ArrayList<>(guessable(whole, overrides));
        unkept.map(RoomKeys.Unkept::warning).ifPresent(warnings::add);
        return new LoadedSettings(whole, file.path(), content, warnings);
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
        Problems problems = new Problems();
        SettingsFile file = SettingsFile.find(option, environment, folders, problems);
        Map<String, Written> written = written(file, overrides, problems);
        Settings settings = new SettingsReader(new Values(written, problems), folders, userName).read();
        if (settings.server().url().isEmpty() && Files.exists(folders.roomFile())) {
            SettingsFile.required(folders.roomFile(), "start again")
                    .read(problems)
                    .map(text -> hocon.values(folders.roomFile().toString(), text, problems))
                    .ifPresent(room -> room.forEach((key, made) ->
                            written.compute(key, (same, own) -> own == null || "".equals(own.value()) ? made : own)));
        }
        problems.throwIfAny();
        return hocon.defaults().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> entry.getValue().place().line()))
                .map(Map.Entry::getKey)
                .map(key -> Shown.of(key, Objects.requireNonNull(written.get(key))))
                .toList();
    }

    /**
     * As {@link #origins}, of one setting.
     *
     * @throws SettingsException also if there is no such setting; it names the nearest
     */
    public Shown origin(String key, Optional<Path> option, Map<String, String> overrides) throws SettingsException {
        Problems problems = new Problems();
        hocon.requireSetting(key, problems);
        problems.throwIfAny();
        return origins(option, overrides).stream()
                .filter(shown -> shown.key().equals(key))
                .findFirst()
                .orElseThrow();
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
    private Map<String, Written> written(SettingsFile file, Map<String, String> overrides, Problems problems) {
        Map<String, Written> written = hocon.defaults();
        file.read(problems).ifPresent(text -> written.putAll(hocon.values(file.name(), text, problems)));
        new TreeMap<>(overrides).forEach((key, value) -> {
            if (hocon.requireSetting(key, problems)) {
                written.put(key, new Written(value, Place.COMMAND_LINE));
            }
        });
        return written;
    }
}
