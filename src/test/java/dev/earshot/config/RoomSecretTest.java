package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomSecretTest {
    private static final String FROM_FILE = "room { name = amber-hall, passphrase-file = \"~/secret\" }";

    @TempDir
    Path home;

    private final List<String> asked = new ArrayList<>();
    private Keyring keyring = (room, server) -> {
        throw new IOException("nobody may ask");
    };

    @BeforeEach
    void makeFolder() throws IOException {
        PrivateFiles.createFolder(folders().config());
    }

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private Path write(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private LoadedSettings load(String text, Map<String, String> overrides) throws IOException, SettingsException {
        write(home.relativize(folders().settingsFile()).toString(), text, "rw-------");
        return loader().load(Optional.empty(), overrides);
    }

    private SettingsLoader loader() {
        return new SettingsLoader(folders(), Map.of("SECRET", "of the shell"), "ada", new Random(1), keyring);
    }

    private String passphrase(String text) throws IOException, SettingsException {
        return load(text, Map.of()).settings().room().passphrase();
    }

    private String report(String text) throws IOException {
        try {
            return "no problem: " + load(text, Map.of());
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage())
                    .replace(folders().settingsFile().toString(), "FILE")
                    .replace(home.toString(), "HOME");
        }
    }

    private void keep(String... passphrase) {
        keyring = (room, server) -> {
            asked.add(room + " " + server);
            return Optional.of(passphrase).filter(it -> it.length > 0).map(it -> it[0]);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "'7k3q-9xw2', 7k3q-9xw2",
        "' open 7k3q-9xw2 \r\nnot this', open 7k3q-9xw2",
        "'\uFEFF7k3q-9xw2\n', 7k3q-9xw2"
    })
    void firstLineOfTheFileIsThePassphrase(String content, String passphrase) throws IOException, SettingsException {
        write("secret", content, "rw-------");
        assertThat(passphrase(FROM_FILE)).isEqualTo(passphrase);
    }

    @Test
    void theWordForTheKeyringMeansItselfInAFile() throws IOException, SettingsException {
        write("secret", "keyring", "rw-------");
        assertThat(passphrase(FROM_FILE)).isEqualTo("keyring");
    }

    @Test
    void environmentVariableIsThePassphrase() throws IOException, SettingsException {
        assertThat(passphrase("room { name = amber-hall, passphrase = ${?SECRET} }"))
                .isEqualTo("of the shell");
    }

    @Test
    void fileThatGivesNoPassphraseIsAProblemWithItsPlace() throws IOException {
        String place = "FILE:1: room.passphrase-file: \"HOME/secret\" ";
        assertThat(report(FROM_FILE)).isEqualTo(place + "is not there; make it, with the passphrase as its first line");
        write("secret", "\n7k3q-9xw2", "rw-------");
        assertThat(report(FROM_FILE)).isEqualTo(place + "has an empty first line; write the passphrase there");
        write("secret", "", "rw-------");
        assertThat(report(FROM_FILE)).isEqualTo(place + "has an empty first line; write the passphrase there");
        write("secret", "x".repeat(4097), "rw-------");
        assertThat(report(FROM_FILE))
                .isEqualTo(place + "is larger than 4 KB, too large for a passphrase; name the right file");
        Files.write(home.resolve("secret"), new byte[] {'a', (byte) 0xff});
        assertThat(report(FROM_FILE)).isEqualTo(place + "is no UTF-8 text; save it as UTF-8");
        Files.delete(home.resolve("secret"));
        Files.createDirectory(home.resolve("secret"));
        assertThat(report(FROM_FILE))
                .isEqualTo(place + "is no file that can be read; name one whose first line is the passphrase");
    }

    @Test
    void passphraseWrittenForItsFileIsNotToldOn() throws IOException {
        assertThat(report("room { name = amber-hall, passphrase-file = open-7k3q-9xw2 }"))
                .isEqualTo("FILE:1: room.passphrase-file: is no whole path; write it from / or ~/ on,"
                        + " for example \"~/.config/earshot/passphrase\"");
    }

    @Test
    void oneOfTheTwoMustBeLeftOut() throws IOException {
        write("secret", "7k3q-9xw2", "rw-------");
        assertThat(report(FROM_FILE + "\nroom.passphrase = other"))
                .isEqualTo("FILE:1: room.passphrase-file: is set, and room.passphrase too; leave one of them out");
    }

    @Test
    void commandLineWinsOverTheFileAndTheKeyring() throws IOException, SettingsException {
        Map<String, String> given = Map.of("room.passphrase", "given");
        assertThat(load(FROM_FILE, given).settings().room().passphrase()).isEqualTo("given");
        assertThat(load("room { name = amber-hall, passphrase = keyring }", given)
                        .settings()
                        .room()
                        .passphrase())
                .isEqualTo("given");
    }

    @Test
    void keyringIsAskedForTheRoomAndItsServer() throws IOException, SettingsException {
        keep(" 7k3q-9xw2 ");
        assertThat(passphrase("room { name = amber-hall, passphrase = keyring }"))
                .isEqualTo("7k3q-9xw2");
        assertThat(passphrase(
                        "room { name = amber-hall, passphrase = Keyring }, server.url = \"http://host:3000/api/send\""))
                .isEqualTo("7k3q-9xw2");
        assertThat(asked).containsExactly("amber-hall embedded", "amber-hall http://host:3000/api/send");
    }

    @Test
    void keyringIsAskedForTheRoomThatWasMadeUp() throws IOException, SettingsException {
        keep("7k3q-9xw2");
        LoadedSettings loaded = load("room.passphrase = keyring", Map.of());
        assertThat(loaded.settings().room().passphrase()).isEqualTo("7k3q-9xw2");
        assertThat(asked).containsExactly(loaded.settings().room().name() + " embedded");
    }

    @Test
    void keyringThatHasNoneOrCannotBeAskedIsAProblemWithItsPlace() throws IOException {
        String settings = "\nroom { name = amber-hall, passphrase = keyring }";
        assertThat(report(settings)).isEqualTo("FILE:2: room.passphrase: nobody may ask");
        String none = "FILE:2: room.passphrase: the keyring has none for the room \"amber-hall\" at embedded;"
                + " store it with: earshot config set-secret";
        keep();
        assertThat(report(settings)).isEqualTo(none);
        keep(" ");
        assertThat(report(settings)).isEqualTo(none);
    }

    @Test
    void filesThatOthersMayReadAreWarnedOfWithWhatMendsThem() throws IOException, SettingsException {
        Path secret = write("secret", "7k3q-9xw2", "rw-r-----");
        assertThat(load(FROM_FILE, Map.of()).warnings()).containsExactly(warning(secret, secret.toString()));

        write("secret", "7k3q-9xw2", "rw-------");
        assertThat(load(FROM_FILE, Map.of()).warnings()).isEmpty();

        Path odd = write("it's", "7k3q-9xw2", "rw----r--");
        assertThat(load(FROM_FILE.replace("secret", "it's"), Map.of()).warnings())
                .containsExactly(warning(odd, "'" + odd.toString().replace("'", "'\\''") + "'"));
    }

    @Test
    void settingsFileIsWarnedOfOnlyWhereItHoldsAPassphrase() throws IOException, SettingsException {
        keep("7k3q-9xw2");
        Path file = folders().settingsFile();
        assertThat(warningsOfOpen("room { name = amber-hall, passphrase = 7k3q-9xw2 }"))
                .containsExactly(warning(file, file.toString()));
        assertThat(warningsOfOpen("room { name = amber-hall, passphrase = keyring }"))
                .isEmpty();
        assertThat(warningsOfOpen("room { name = amber-hall, passphrase = ${?SECRET} }"))
                .isEmpty();
    }

    private List<String> warningsOfOpen(String text) throws IOException, SettingsException {
        write(home.relativize(folders().settingsFile()).toString(), text, "rw-r--r--");
        return loader().load(Optional.empty(), Map.of()).warnings();
    }

    @Test
    void roomThatWasMadeUpIsWarnedOfWhenOthersMayReadIt() throws IOException, SettingsException {
        assertThat(load("", Map.of()).warnings()).isEmpty();
        Path file = folders().roomFile();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(load("", Map.of()).warnings()).containsExactly(warning(file, file.toString()));
    }

    private static String warning(Path file, String word) {
        return "Others on this computer may read the passphrase in " + file + "; mend it with: chmod 600 " + word;
    }
}
