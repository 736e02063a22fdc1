package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A home of its own with a program in it that writes its arguments into a file. */
@DisabledOnOs(OS.WINDOWS)
class XdgAutostartTest {
    @TempDir
    Path home;

    private Path program;
    private Path folder;
    private Path file;
    private Autostart autostart;

    @BeforeEach
    void install() throws IOException {
        folder = home.resolve(".config/autostart");
        file = folder.resolve("earshot.desktop");
        program = program("my programs/earshot");
        autostart = autostart(program);
    }

    private Autostart autostart(Path of) {
        return Autostart.of(
                "Linux",
                Map.of("PATH", "/usr/bin:" + program.getParent()),
                home,
                new LaunchCommand(List.of(of.toString(), "run")));
    }

    private Path program(String name) throws IOException {
        Path made = home.resolve(name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\" > \"$HOME/started\"\n");
        assertThat(made.toFile().setExecutable(true)).isTrue();
        return made;
    }

    private Status.On on(Path of) {
        return new Status.On(List.of(of.toString(), "run"));
    }

    @Test
    void itIsOffUntilItIsEnabledAndOffAgainAfterwards() throws IOException, InterruptedException {
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(autostart.enable()).isEqualTo(on(program));
        assertThat(autostart.status()).isEqualTo(on(program));
        autostart.disable();
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(folder).isEmptyDirectory();
        autostart.disable();
    }

    @Test
    void enablingTwiceIsOneFile() throws IOException, InterruptedException {
        autostart.enable();
        String once = Files.readString(file);
        autostart.enable();
        assertThat(file).content().isEqualTo(once);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void configurationsFolderOfTheUserIsKept() throws IOException, InterruptedException {
        Path config = home.resolve("my config");
        LaunchCommand command = new LaunchCommand(List.of(program.toString(), "run"));
        Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", config.toString()), home, command)
                .enable();
        assertThat(config.resolve("autostart/earshot.desktop")).exists();
        Autostart ignored = Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home, command);
        assertThat(ignored.place()).isEqualTo(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"earshot", "my programs/earshot", "a$b/50%/x%f", "it's \"so\"/größe", "back\\slash `id`"})
    void theFileIsValid(String name) throws IOException, InterruptedException {
        LeftOut.unless(
                LeftOut.isInstalled("desktop-file-validate"),
                "The validation of the autostart file is left out: it needs desktop-file-utils");
        Path odd = program(name);
        assertThat(autostart(odd).enable()).isEqualTo(on(odd));
        Path out = home.resolve("out");
        Process validate = new ProcessBuilder("desktop-file-validate", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(validate.waitFor()).as(Files.readString(out)).isZero();
        assertThat(out).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled=false"})
    void whatADesktopSwitchedOffIsOffUntilItIsEnabled(String line) throws IOException, InterruptedException {
        autostart.enable();
        change("X-GNOME-Autostart-enabled=true", line);
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(autostart.enable()).isEqualTo(on(program));
        assertThat(file).content().doesNotContain(line);
    }

    @Test
    void aProgramThatIsGoneIsToldAndReplaced() throws IOException, InterruptedException {
        Path old = program("old/earshot");
        autostart(old).enable();
        change("Icon=earshot", "Icon=mine");
        Files.delete(old);
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(
                        List.of(old.toString(), "run"), "its TryExec names " + old + ", which is gone"));
        change("TryExec=.*\n", "");
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(List.of(old.toString(), "run"), "it names " + old + ", which is gone"));
        assertThat(autostart.enable()).isEqualTo(on(program));
        assertThat(file).content().contains("Icon=mine");
    }

    @Test
    void anotherEarshotThanTheOneRunningIsTold() throws IOException, InterruptedException {
        Path other = program("other/earshot");
        autostart(other).enable();
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(
                        List.of(other.toString(), "run"),
                        "it starts " + other + " run, but this Earshot is started by " + program + " run"));
    }

    @Test
    void aLinkToTheProgramIsTheProgramAndOneFoundOnThePathToo() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(home.resolve("link"), program);
        autostart(link).enable();
        assertThat(autostart.status()).isEqualTo(on(link));
        change("Exec=/.*", "Exec=earshot run");
        assertThat(autostart.status()).isEqualTo(on(program));
    }

    @ParameterizedTest
    @CsvSource({
        "Exec=(.*) run,               Exec=$1 run --config my.conf, Exec",
        "Exec=(.*) run,               Exec=$1,                      Exec",
        "Exec=(.*),                   Exec=env PULSE_SOURCE=x $1,    Exec",
        "Exec=(.*) run,               Exec=/usr/bin/env A=b $1,      Exec",
        "Terminal=false,              Terminal=true,                Terminal",
        "Terminal=false\\n,            '',                           Terminal",
        "Icon=earshot,                OnlyShowIn=KDE;,              OnlyShowIn",
        "Icon=earshot,                X-GNOME-Autostart-Delay=9,    X-GNOME-Autostart-Delay",
    })
    void whatWasChangedByHandIsToldAndKept(String old, String changed, String key)
            throws IOException, InterruptedException {
        autostart.enable();
        change(old, changed);
        String byHand = Files.readString(file);
        assertThat(autostart.status())
                .isInstanceOfSatisfying(
                        Status.Changed.class,
                        status -> assertThat(status.changes()).containsExactly(key));
        assertThat(autostart.enable()).isInstanceOf(Status.Changed.class);
        assertThat(file).content().isEqualTo(byHand);
    }

    @Test
    void anotherNameOrCommentIsNoChange() throws IOException, InterruptedException {
        autostart.enable();
        change("Comment=.*", "Comment=Untertitel\nName[de]=Hörweite");
        assertThat(autostart.status()).isEqualTo(on(program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[Desktop Entry]\n", "[Desktop Entry]\nExec=\"/open\n", "\0\0\0"})
    void aFileThatStartsNothingIsToldAndWrittenAnew(String text) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(file, text);
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(List.of(), "it names no program that can be read from it"));
        assertThat(autostart.enable()).isEqualTo(on(program));
    }

    @Test
    void aLinkToAFileKeptElsewhereStaysOne() throws IOException, InterruptedException {
        Path kept = Files.writeString(home.resolve("kept.desktop"), "");
        Files.createDirectories(folder);
        Files.createSymbolicLink(file, kept);
        assertThat(autostart.enable()).isEqualTo(on(program));
        assertThat(file).isSymbolicLink();
        assertThat(kept).content().contains("Exec=");
    }

    @Test
    void whatIsNotThereIsNotEnabled() {
        Path gone = home.resolve("gone");
        assertThatThrownBy(() -> autostart(gone).enable())
                .isInstanceOf(IOException.class)
                .hasMessage("Earshot can't be started at login: it seems to run from " + gone
                        + ", and no program is there; start Earshot anew from where it is and try again");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderInTheFilesPlaceIsSaid() throws IOException {
        Files.createDirectories(file.resolve("x"));
        assertThatThrownBy(autostart::status)
                .hasMessage(file + " can't be read; see that it is a file that you may read");
        assertThatThrownBy(autostart::disable)
                .hasMessage(file + " can't be deleted; see that you may write to its folder");
    }

    @Test
    void aFileInTheFoldersPlaceIsSaid() throws IOException {
        Files.createDirectories(home.resolve(".config"));
        Files.writeString(folder, "");
        assertThatThrownBy(autostart::enable)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " can't be ");
    }

    /** Without $ and %: against the specification, dex 0.8.0 hands a quoted \\$ or %% on as it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"my programs/earshot", "größe (1)/it's"})
    void aLoginStartsTheAgent(String name) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("dex"), "The test of a login is left out: it needs dex");
        Path odd = program(name);
        autostart(odd).enable();
        desktop("dex", "-a", "-w", "-e", "None", "-s", folder.toString());
        assertThat(home.resolve("started")).content().isEqualTo(odd + "\nrun\n");
    }

    /** GLib starts what GNOME, XFCE, Cinnamon and MATE start at login. */
    @ParameterizedTest
    @ValueSource(strings = {"my programs/earshot", "a$b c/50%/x%f", "it's \"so\"/größe", "back\\slash `id`/$HOME"})
    void aDesktopStartsTheAgentWhateverItsPath(String name) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("gio"), "The test with GLib is left out: it needs libglib2.0-bin");
        Path odd = program(name);
        autostart(odd).enable();
        desktop("gio", "launch", file.toString());
        // Its child is nobody's to wait for.
        Path started = home.resolve("started");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!(Files.exists(started) && Files.readString(started).endsWith("run\n"))
                && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(started).content().isEqualTo(odd + "\nrun\n");
    }

    private void desktop(String... words) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        var process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("DBUS_"));
        process.environment().remove("DISPLAY");
        process.environment().putAll(Map.of("HOME", home.toString(), "LC_ALL", "C.UTF-8"));
        Process started = process.start();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue()).as(Files.readString(out)).isZero();
    }

    private void change(String old, String changed) throws IOException {
        String text = Files.readString(file);
        String now = text.replaceFirst("(?m)^" + old, changed);
        assertThat(now).isNotEqualTo(text);
        Files.writeString(file, now);
    }
}
