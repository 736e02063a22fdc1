package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.autostart.Autostart;
import dev.earshot.autostart.LaunchCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartCheckTest {
    @TempDir
    private Path home;

    private Path program;
    private Path file;
    private Autostart autostart;

    @BeforeEach
    void install() throws IOException {
        program = Files.createFile(home.resolve("earshot"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        file = home.resolve(".config/autostart/earshot.desktop");
        autostart = Autostart.of("Linux", Map.of(), home, new LaunchCommand(List.of(program.toString(), "run")));
    }

    @Test
    void offNamesNoFileSinceThereMayBeNone() throws InterruptedException {
        assertThat(look()).isEqualTo(Finding.fine("start at login", "Off: no login starts Earshot"));
        assertThat(file).doesNotExist();
    }

    @Test
    void onIsFineAndChangedByHandAWarning() throws IOException, InterruptedException {
        autostart.enable();
        assertThat(look()).isEqualTo(Finding.fine("start at login", "On, by " + file));
        Files.writeString(file, Files.readString(file).replace("Terminal=false", "Terminal=true"));
        assertThat(look().grade()).isEqualTo(Grade.WARNING);
        assertThat(look().words()).isEqualTo("On, but changed by hand in " + file + ": Terminal");
    }

    @Test
    void aFileThatStartsWhatIsGoneIsAFailureThatSaysWhatToDo() throws IOException, InterruptedException {
        autostart.enable();
        Files.delete(program);
        assertThat(look().grade()).isEqualTo(Grade.FAILURE);
        assertThat(look().words()).startsWith(file + " does not start this Earshot: ");
        assertThat(look().advice()).isEqualTo("earshot autostart enable, or disable");
    }

    private Finding look() throws InterruptedException {
        return new AutostartCheck(autostart).look();
    }
}
