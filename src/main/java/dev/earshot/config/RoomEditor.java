package dev.earshot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Changes which room the settings name, where they name it. */
public final class RoomEditor {
    private final AppFolders folders;
    private final SettingsEditor editor;
    private final RandomGenerator random;

    /**
     * @param environment as for {@link SettingsLoader}
     * @param random unpredictable, for it makes passphrases
     */
    public RoomEditor(AppFolders folders, Map<String, String> environment, RandomGenerator random) {
        this.folders = folders;
        this.editor = new SettingsEditor(folders, environment);
        this.random = random;
    }

    /**
     * What was done.
     *
     * @param room the room now
     * @param file where it is written
     * @param backup that file as it was before, if there was one
     * @param moved whether the passphrase stands in the settings now and did not before, but in a file or the keyring
     */
    public record Changed(Settings.Room room, Path file, Optional<Path> backup, boolean moved) {}

    /**
     * Makes another random room on the same server. A settings file that says anything of a room says this one then;
     * else it is kept where the first one was.
     *
     * @param option the settings file named on the command line
     * @throws SettingsException if the settings have problems; nothing is changed
     * @throws IOException with a sentence if the file can't be written; nothing is changed
     */
    public Changed renew(Optional<Path> option) throws IOException, SettingsException {
        RoomKeys keys = new RoomKeys(folders.roomFile(), random);
        SettingsEditor.Own own = editor.own(option);
        if (own.says(own.inProfile() + "room.")) {
            return write(option, own.inProfile(), keys.make(), Map.of());
        }
        if (own.says("room.")) {
            return write(option, "", keys.make(), Map.of());
        }
        Optional<Path> backup = backup(folders.roomFile());
        try {
            return new Changed(
                    keys.renew(SettingsEditor.backup(folders.roomFile())), folders.roomFile(), backup, false);
        } catch (IOException e) {
            throw new IOException(
                    folders.roomFile() + " can't be written (" + e.getMessage()
                            + "); see to it that you may write there",
                    e);
        }
    }

    /**
     * Writes a link's server and room into the settings file, all or nothing, and there into the profile in use; else as
     * {@link #renew}.
     */
    public Changed join(Optional<Path> option, RoomLink link) throws IOException, SettingsException {
        return write(
                option,
                editor.own(option).inProfile(),
                link.room(),
                Map.of("server.url", link.server().toString()));
    }

    /** @param prefix before the name of each setting, for one in a profile */
    private Changed write(Optional<Path> option, String prefix, Settings.Room room, Map<String, String> more)
            throws IOException, SettingsException {
        SettingsEditor.Own own = editor.own(option);
        Optional<Path> backup = backup(own.file());
        Map<String, String> values = new HashMap<>();
        more.forEach((key, value) -> values.put(prefix + key, value));
        values.put(prefix + "room.name", room.name());
        values.put(prefix + "room.passphrase", room.passphrase());
        boolean inFile = own.says(prefix + RoomSecret.FILE);
        boolean inKeyring = Optional.ofNullable(own.settings().get(prefix + RoomSecret.PASSPHRASE))
                .filter(written -> RoomSecret.isKeyring(written.value()))
                .isPresent();
        if (inFile) {
            values.put(prefix + RoomSecret.FILE, "");
        }
        return new Changed(room, editor.set(option, values), backup, inFile || inKeyring);
    }

    private static Optional<Path> backup(Path file) {
        return Files.exists(file) ? Optional.of(SettingsEditor.backup(file)) : Optional.empty();
    }
}
