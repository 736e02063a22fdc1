package dev.earshot.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The room's passphrase, wherever the settings say it is: in them, in a file, or in the desktop's keyring. */
final class RoomSecret {
    static final String PASSPHRASE = "room.passphrase";
    static final String FILE = "room.passphrase-file";
    private static final String KEYRING = "keyring";

    private final Values values;
    private final AppFolders folders;

    RoomSecret(Values values, AppFolders folders) {
        this.values = values;
        this.folders = folders;
    }

    /**
     * Where one of the two settings is written over what lies below, such as by the command line, the other one that lies
     * there counts no more.
     */
    static void overrule(String key, Map<String, Written> below) {
        Map.of(PASSPHRASE, FILE, FILE, PASSPHRASE).entrySet().stream()
                .filter(it -> it.getKey().equals(key))
                .forEach(it -> below.put(it.getValue(), new Written("", new Written.Place(Written.REFERENCE, 0))));
    }

    /** Whether something is said of a setting, be it of the passphrase by naming its file. */
    static boolean isSet(String key, Map<String, Written> written) {
        return Stream.of(key, key.equals(PASSPHRASE) ? FILE : key)
                .map(written::get)
                .anyMatch(it -> it != null && !it.value().equals(""));
    }

    /**
     * The passphrase as far as files tell it: the word for the keyring is left as it is.
     *
     * @param itself reads {@code room.passphrase}, by its key
     */
    String read(Function<String, String> itself) {
        Optional<String> text = values.optionalText(FILE);
        if (text.isEmpty()) {
            return itself.apply(PASSPHRASE);
        }
        if (values.optionalText(PASSPHRASE).isPresent()) {
            values.problem(FILE, "is set, and " + PASSPHRASE + " too; leave one of them out");
        }
        try {
            return PassphraseFile.firstLine(PassphraseFile.path(text.get(), folders));
        } catch (IllegalArgumentException e) {
            values.problem(FILE, String.valueOf(e.getMessage()));
            return "";
        }
    }

    /** The file that the settings name for it; empty also where what they name is no whole path. */
    Optional<Path> file() {
        return values.optionalText(FILE).flatMap(text -> {
            try {
                return Optional.of(PassphraseFile.path(text, folders));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Warnings of files that hold the passphrase and that others may read; none has a problem. */
    List<String> warnings(Path settings) {
        List<Path> files = new ArrayList<>();
        boolean written =
                values.optionalText(PASSPHRASE).filter(it -> !isKeyring(it)).isPresent();
        if (written && values.place(PASSPHRASE).name().equals(settings.toString())) {
            files.add(settings);
        }
        file().ifPresent(files::add);
        return files.stream().flatMap(it -> OpenFiles.warning(it).stream()).toList();
    }

    /**
     * The room with the keyring's passphrase where the settings say so; else nothing is asked.
     *
     * @param room its name is known
     */
    Settings.Room whole(Settings.Room room, Settings.Server server, Keyring keyring) {
        if (!values.optionalText(PASSPHRASE).filter(RoomSecret::isKeyring).isPresent()) {
            return room;
        }
        String where = server.place();
        try {
            Optional<String> found = keyring.find(room.name(), where).map(String::strip);
            if (found.isPresent() && !found.get().isEmpty()) {
                return new Settings.Room(room.name(), found.get());
            }
            values.problem(
                    PASSPHRASE,
                    "the keyring has none for the room " + Problems.quoted(room.name()) + " at " + where
                            + "; store it with: earshot config set-secret");
        } catch (IOException e) {
            values.problem(PASSPHRASE, String.valueOf(e.getMessage()));
        }
        return room;
    }

    /** Whether a written value says that the keyring has the passphrase. */
    static boolean isKeyring(Object value) {
        return value instanceof String text && text.equalsIgnoreCase(KEYRING);
    }
}
