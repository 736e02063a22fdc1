package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.desktop.Desktop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SetSecretCommandTest {
    private static final String SECRET = "open-sesame-4711";
    private static final String SETTINGS = "server.url = \"http://127.0.0.1:1/api/send\", room.name = amber-hall\n";

    private Desktop desktop;

    @BeforeEach
    void startBus(@TempDir Path folder) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("dbus-daemon"), "The keyring's test is left out: it needs dbus-daemon");
        LeftOut.unless(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/dbus")),
                "The keyring's test is left out: it needs python3-dbus");
        desktop = Desktop.start(folder).withBus();
    }

    @AfterEach
    void close() {
        if (desktop != null) {
            desktop.close();
        }
    }

    private Console console(String typed) {
        return new Console(desktop.home(), new ByteArrayInputStream(typed.getBytes(UTF_8)), desktop.environment());
    }

    @Test
    void whatIsStoredIsWhatTheSettingsThenTake() throws IOException, InterruptedException {
        desktop.peer("secrets");
        Console console = console(SECRET + "\n");
        console.settings(SETTINGS);
        assertThat(console.run("config", "set-secret")).as("%s", console.err).isEqualTo(DONE);
        assertThat(console.out.text())
                .isEqualTo("The keyring has the passphrase of the room amber-hall at http://127.0.0.1:1/api/send now.\n"
                        + "To use it, write this into " + console.settingsFile() + ": room.passphrase = keyring\n");

        Console again = console(" newer-7k3q \n");
        again.settings(SETTINGS + "room.passphrase = keyring");
        assertThat(again.run("config", "set-secret")).isEqualTo(DONE);
        assertThat(again.out.text())
                .isEqualTo(
                        "The keyring has the passphrase of the room amber-hall at http://127.0.0.1:1/api/send now.\n");

        Console doctor = console("");
        doctor.run("doctor", "--json");
        assertThat(doctor.out.text()).contains("can be used").doesNotContain(SECRET, "newer-7k3q");
        assertThat(desktop.output("secrets")).doesNotContain(SECRET, "newer-7k3q");
    }

    @Test
    void nothingIsStoredOfAnEmptyLine() throws IOException, InterruptedException {
        desktop.peer("secrets");
        Console console = console("");
        assertThat(console.run("config", "set-secret")).isEqualTo(FAILED);
        assertThat(console.err.text()).isEqualTo("earshot: an empty passphrase is none; nothing was stored\n");
        assertThat(desktop.output("secrets")).doesNotContain("create-item");
    }

    @Test
    void desktopWithoutAKeyringSaysWhatToUseInstead() throws IOException {
        Console console = console(SECRET);
        console.settings(SETTINGS + "room.passphrase = keyring");
        assertThat(console.run("config", "set-secret")).isEqualTo(FAILED);
        String sentence = "this desktop has no keyring (no Secret Service is on its bus); put the passphrase into a"
                + " file and name it in room.passphrase-file instead\n";
        assertThat(console.err.text()).isEqualTo("earshot: " + sentence);

        Console sending = console("");
        assertThat(sending.run("send", "hello")).isEqualTo(MISUSED);
        assertThat(sending.err.text()).isEqualTo(sending.settingsFile() + ":2: room.passphrase: " + sentence);
    }
}
