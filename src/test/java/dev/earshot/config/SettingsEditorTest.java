package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsEditorTest {
    private static final String MODEL = "vosk-model-small-en-us-0.15";

    @TempDir
    Path home;

    private AppFolders folders;
    private Path file;

    @BeforeEach
    void name() {
        folders = AppFolders.of("Linux", Map.of(), home);
        file = folders.settingsFile();
    }

    private Path set(String key, String value) throws IOException, SettingsException {
        return new SettingsEditor(folders, Map.of()).set(Optional.empty(), key, value);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void withoutAFileItIsMadeOfTheSampleWithTheLineBelowItsComment() throws IOException, SettingsException {
        assertThat(set("speech.model", MODEL)).isEqualTo(file);

        String sample = Files.readString(Path.of("config/earshot.conf"));
        assertThat(file)
                .hasContent(sample.replace(
                        "#speech.model = demo\n", "#speech.model = demo\nspeech.model = \"" + MODEL + "\"\n"));
        assertThat(folders.roomFile()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speech.model = demo # mine          | speech.model = NEW # mine",
                "speech { model = demo } // yes      | speech { model = NEW } // yes",
                "speech.model=\"a\"\\ntray.enabled=no | speech.model=NEW\\ntray.enabled=no",
                "speech.model = a\\nspeech.model = b | speech.model = NEW",
                "{ tray.enabled = no }                | { tray.enabled = no, speech : { model : NEW } }",
                "speech.catalogue = \"http://a/\"    | speech.catalogue = \"http://a/\"\\nspeech.model = NEW",
                "speech { catalogue = \"http://a/\" } | speech { catalogue = \"http://a/\", model : NEW }",
                "#speech.model = demo\\r\\n# x        | #speech.model = demo\\r\\nspeech.model = NEW\\r\\n# x",
            })
    void allElseStaysAsItIs(String before, String after) throws IOException, SettingsException {
        write(lines(before));
        set("speech.model", MODEL);
        assertThat(Files.readString(file).strip()).isEqualTo(lines(after).replace("NEW", '"' + MODEL + '"'));
    }

    @Test
    void aLineAtTheEndEndsAsTheOthersDo() throws IOException, SettingsException {
        write("tray.enabled = no\r\n");
        set("log.level", "debug");
        assertThat(Files.readString(file)).isEqualTo("tray.enabled = no\r\nlog.level = debug\r\n");
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    @Test
    void aCommentThatIsNotWhereItSeemsIsNotBelieved() throws IOException, SettingsException {
        String text = "speaker.name = \"\"\"\n#speech.model = demo\n\"\"\"\n";
        write(text);

        set("speech.model", "demo");

        assertThat(file).content().startsWith(text).contains("speech.model");
        assertThat(set("speech.model", MODEL)).content().contains('"' + MODEL + '"');
    }

    @Test
    void whatComesFromTheEnvironmentIsWrittenAsSuch() throws IOException, SettingsException {
        write("tray.enabled = no");
        assertThat(set("speaker.name", "${?NOT_THERE}")).content().endsWith("\nspeaker.name = ${?NOT_THERE}\n");
        assertThat(set("speaker.name", "${?HALF")).content().contains("speaker.name = \"${?HALF\"");
    }

    @Test
    void aPlainWordNeedsNoQuotes() throws IOException, SettingsException {
        write("hotkey.mode = toggle");
        set("hotkey.mode", "push-to-talk");
        assertThat(file).hasContent("hotkey.mode = push-to-talk");
    }

    @ParameterizedTest
    @CsvSource({"a \"quote\"", "back\\slash", "null", "${HOME}", "# no comment", "1e3", "007"})
    void anyTextComesBackAsItWas(String value) throws IOException, SettingsException {
        write("");
        set("speaker.name", value);
        SettingsLoader loader = new SettingsLoader(folders, Map.of(), "ada", new SecureRandom());
        assertThat(loader.load(Optional.empty(), Map.of("room.name", "r", "room.passphrase", "p"))
                        .settings()
                        .speaker()
                        .name())
                .isEqualTo(value);
    }

    @Test
    void aValueThatCannotBeIsRefusedAndNothingWritten() throws IOException {
        write("room-server.port = 1");
        assertThatThrownBy(() -> set("room-server.port", "99999"))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file + ":1: room-server.port: \"99999\" is no whole number from 0 to 65535");
        assertThat(file).hasContent("room-server.port = 1");
    }

    @Test
    void whatIsWrongElsewhereAndStaysSoKeepsNobodyFromAChange() throws IOException, SettingsException {
        String text = "#speech.model = demo\nserver.url = \"http://a/\"\nroom.name = r";
        write(text);
        set("speech.model", MODEL);
        assertThat(file).hasContent(text.replace("demo\n", "demo\nspeech.model = \"" + MODEL + "\"\n"));
    }

    @Test
    void aWrongValueCanBeMendedAndNotReplacedByItself() throws IOException, SettingsException {
        write("tray.enabled = maybe");
        assertThatThrownBy(() -> set("tray.enabled", "maybe"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tray.enabled: ");
        set("tray.enabled", "no");
        assertThat(file).hasContent("tray.enabled = no");
    }

    @Test
    void aChangeThatMakesAnotherSettingNecessaryIsRefused() throws IOException {
        write("room.name = r");
        assertThatThrownBy(() -> set("server.url", "http://a/"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("room.passphrase: is empty");
        assertThat(file).hasContent("room.name = r");
    }

    @Test
    void aFileWithProblemsIsLeftAlone() throws IOException {
        write("speech.modle = x");
        assertThatThrownBy(() -> set("speech.model", "demo"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("did you mean speech.model?");
        assertThat(file).hasContent("speech.modle = x");
    }

    @Test
    void aSettingThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> set("speech.modle", "demo"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("command line: speech.modle: there is no such setting; did you mean speech.model?");
        assertThatThrownBy(() -> set("speech", "demo"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is a group of settings");
        assertThat(file).doesNotExist();
    }

    @Test
    void aLinkStaysALinkAndPermissionsStay() throws IOException, SettingsException {
        Path real = Files.writeString(home.resolve("dotfiles.conf"), "tray.enabled = no\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        set("speech.model", "demo");

        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent("tray.enabled = no\nspeech.model = demo\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        assertThat(home).isDirectoryNotContaining("glob:**.tmp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "captions.mask | [damn, \"of course\"] | captions.mask = [damn, \"of course\"]",
                "captions.mask | damn | captions.mask = damn",
                "captions.replace | { \"ear shot\" = \"}\" } | captions.replace = { \"ear shot\" = \"}\" }",
                "captions.replace | {} | captions.replace = {}",
            })
    void aListOrAGroupIsWrittenAsItIsGiven(String key, String value, String line)
            throws IOException, SettingsException {
        write("");
        set(key, value);
        assertThat(file).hasContent(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[damn                | command line: captions.mask: \"[damn\" is no such value; write it as in",
                "[a]\\nroom.name = x   | command line: captions.mask: \"[a] room.name = x\" is no such value; write it as in",
                "null                 | command line: captions.mask: \"null\" is no such value",
                "[[a]]                | FILE:1: captions.mask: can only hold words or phrases",
            })
    void whatIsNoListIsRefused(String value, String problem) throws IOException {
        write("");
        assertThatThrownBy(() -> set("captions.mask", lines(value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(problem.replace("FILE", file.toString()));
        assertThat(file).isEmptyFile();
        assertThat(backup()).doesNotExist();
    }

    private Path backup() {
        return file.resolveSibling("earshot.conf.bak");
    }

    @Test
    void theFileAsItWasIsKeptForItsUserAlone() throws IOException, SettingsException {
        write("tray.enabled = auto # mine\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        set("tray.enabled", "no");
        set("tray.enabled", "no");

        assertThat(file).hasContent("tray.enabled = no # mine\n");
        assertThat(backup()).hasContent("tray.enabled = auto # mine\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
                .isEqualTo("rw-------");
    }

    @Test
    void theSampleIsNotWorthKeeping() throws IOException, SettingsException {
        set("tray.enabled", "no");
        assertThat(backup()).doesNotExist();
    }

    @Test
    void whatALinkLeadsToIsKeptBesideTheLink() throws IOException, SettingsException {
        Path dotfiles = Files.createDirectory(home.resolve("dotfiles"));
        Path real = Files.writeString(dotfiles.resolve("mine.conf"), "tray.enabled = auto\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        set("tray.enabled", "no");

        assertThat(backup()).isRegularFile().hasContent("tray.enabled = auto\n");
        assertThat(dotfiles.toFile().list()).containsExactly("mine.conf");
    }

    @Test
    void aLinkToNowhereIsSaid() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, home.resolve("nowhere"));
        assertThatThrownBy(() -> set("speech.model", "demo"))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " leads to no file; put the settings there, or delete it");
    }

    @Test
    void aFileThatSomebodyNamedMustBeThere() {
        Path named = home.resolve("named.conf");
        assertThatThrownBy(() -> new SettingsEditor(folders, Map.of()).set(Optional.of(named), "speech.model", "demo"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not there; make it, or leave out --config");
        assertThat(named).doesNotExist();
    }

    @Test
    void severalAreSetTogetherOrNotAtAll() throws IOException, SettingsException {
        String before = "# Mine.\nroom { name = old } # here\n";
        write(before);
        SettingsEditor editor = new SettingsEditor(folders, Map.of());

        assertThatThrownBy(() -> editor.set(
                        Optional.empty(),
                        Map.of("server.url", "http://h/", "room.name", "new", "tray.enabled", "perhaps")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tray.enabled")
                .hasMessageContaining("room.passphrase: is empty");
        assertThat(file).hasContent(before);

        editor.set(Optional.empty(), Map.of("server.url", "http://h/", "room.name", "new", "room.passphrase", "p # q"));
        assertThat(file).hasContent("""
                # Mine.
                room { name = new, passphrase : "p # q" } # here
                server.url = "http://h/"
                """);
        assertThat(SettingsEditor.backup(file)).hasContent(before);
    }
}
