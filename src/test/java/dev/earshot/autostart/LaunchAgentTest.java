package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Not on macOS: only the file is looked at, which launchd is not run on here. */
@DisabledOnOs(OS.WINDOWS)
class LaunchAgentTest {
    @TempDir
    Path home;

    private Path program;
    private Path file;
    private Autostart autostart;

    @BeforeEach
    void install() throws IOException {
        program = Files.createFile(home.resolve("größe <&> \"it's\""));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        file = home.resolve("Library/LaunchAgents/dev.earshot.plist");
        autostart = Autostart.of("Mac OS X", Map.of(), home, new LaunchCommand(List.of(program.toString(), "run")));
    }

    @Test
    void itIsOffUntilItIsEnabledAndOffAgainAfterwards() throws IOException, InterruptedException {
        Status on = new Status.On(List.of(program.toString(), "run"));
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(autostart.enable()).isEqualTo(on);
        assertThat(autostart.enable()).isEqualTo(on);
        autostart.disable();
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(file).doesNotExist();
    }

    @Test
    void theFileIsAnAgentOfTheDesktopsSession() throws IOException, InterruptedException {
        autostart.enable();
        assertThat(file)
                .content()
                .contains(
                        "<string>dev.earshot</string>",
                        "größe &lt;&amp;&gt; \"it's\"</string>\n        <string>run</string>",
                        "<key>RunAtLoad</key>\n    <true/>",
                        "<key>LimitLoadToSessionType</key>\n    <string>Aqua</string>");
    }

    @Test
    void whatWasSwitchedOffChangedOrIsGoneIsTold() throws IOException, InterruptedException {
        autostart.enable();
        change("<key>RunAtLoad</key>", "<key>Disabled</key><true/><key>RunAtLoad</key>");
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(autostart.enable()).isInstanceOf(Status.On.class);

        change("<string>Aqua</string>", "<string>Background</string>");
        assertThat(autostart.enable())
                .isEqualTo(new Status.Changed(List.of(program.toString(), "run"), List.of("the rest")));
        change("<string>run</string>", "<string>run</string><string/>");
        assertThat(autostart.status())
                .isEqualTo(new Status.Changed(List.of(program.toString(), "run", ""), List.of("ProgramArguments")));

        Files.delete(program);
        assertThat(autostart.status()).isInstanceOf(Status.Stale.class);
        Files.writeString(file, "bplist00");
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(List.of(), "it names no program that can be read from it"));
    }

    private void change(String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, changed));
    }
}
