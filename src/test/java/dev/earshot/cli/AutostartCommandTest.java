package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartCommandTest {
    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void name() {
        file = home.resolve(".config/autostart/earshot.desktop");
    }

    private String done(String... words) {
        Console console = new Console(home);
        assertThat(console.run(words)).isEqualTo(DONE);
        assertThat(console.err.text()).isEmpty();
        return console.out.text().strip();
    }

    private JsonObject json() {
        return JsonParser.parseString(done("autostart", "status", "--json")).getAsJsonObject();
    }

    @Test
    void enablingAndDisablingSayByWhichFile() {
        assertThat(done("autostart", "status")).isEqualTo("off");
        assertThat(done("autostart", "enable")).isEqualTo("Earshot starts at login, by " + file);
        assertThat(file).content().contains("dev.earshot.Main run\n");
        assertThat(done("autostart", "status"))
                .startsWith("on: " + file + " starts /")
                .endsWith(" run");
        assertThat(done("autostart", "disable")).isEqualTo("Earshot does not start at login; there is no " + file);
        assertThat(file).doesNotExist();
    }

    @Test
    void statusIsOneObjectForPrograms() throws IOException {
        assertThat(json().get("on").getAsBoolean()).isFalse();
        assertThat(json().get("state").getAsString()).isEqualTo("off");
        assertThat(json().get("place").getAsString()).isEqualTo(file.toString());
        done("autostart", "enable");
        assertThat(json().get("on").getAsBoolean()).isTrue();
        assertThat(json().get("state").getAsString()).isEqualTo("on");
        assertThat(json().getAsJsonArray("command")).last().hasToString("\"run\"");
        change("Icon=earshot", "OnlyShowIn=KDE;");
        assertThat(json().get("on").getAsBoolean()).isTrue();
        assertThat(json().get("state").getAsString()).isEqualTo("changed");
        assertThat(json().get("changes")).hasToString("[\"OnlyShowIn\"]");
        change("TryExec=.*", "TryExec=/no/such");
        assertThat(json().get("on").getAsBoolean()).isFalse();
        assertThat(json().get("state").getAsString()).isEqualTo("stale");
        assertThat(json().get("problem").getAsString()).isEqualTo("its TryExec names /no/such, which is gone");
    }

    @Test
    void whatWasChangedByHandIsToldAndKept() throws IOException {
        done("autostart", "enable");
        change("Icon=earshot", "OnlyShowIn=KDE;");
        assertThat(done("autostart", "status"))
                .startsWith("on, changed by hand: " + file
                        + " differs from what Earshot writes in OnlyShowIn, and starts /");
        assertThat(done("autostart", "enable"))
                .isEqualTo("Earshot starts at login, by " + file
                        + ", which was left as it was changed by hand: OnlyShowIn");
    }

    @Test
    void whatIsStaleIsToldWithWhatToDo() throws IOException {
        done("autostart", "enable");
        change("TryExec=.*\n", "");
        change("Exec=.*", "Exec=/no/such/earshot run");
        assertThat(done("autostart", "status"))
                .isEqualTo("stale: " + file + ": it names /no/such/earshot, which is gone;"
                        + " to have it start this Earshot: earshot autostart enable");
        done("autostart", "enable");
        assertThat(done("autostart", "status")).startsWith("on: ");
    }

    @Test
    void whatCannotBeReadFailsWithASentence() throws IOException {
        Files.createDirectories(file);
        Console console = new Console(home);
        assertThat(console.run("autostart", "status")).isEqualTo(FAILED);
        assertThat(console.err.lines())
                .containsExactly("earshot: " + file + " can't be read; see that it is a file that you may read");
    }

    @Test
    void withoutAWordItSaysWhatItCanDo() {
        Console console = new Console(home);
        assertThat(console.run("autostart")).isEqualTo(MISUSED);
        assertThat(console.err.lines())
                .first()
                .isEqualTo("earshot: say what to do about starting at login: enable, disable or status");
    }

    private void change(String old, String changed) throws IOException {
        String text = Files.readString(file);
        String now = text.replaceFirst("(?m)^" + old, changed);
        assertThat(now).isNotEqualTo(text);
        Files.writeString(file, now);
    }
}
