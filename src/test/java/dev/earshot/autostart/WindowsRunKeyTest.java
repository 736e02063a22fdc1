package dev.earshot.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not on Windows: with a double of {@code reg.exe}, which is not run here. */
class WindowsRunKeyTest {
    @TempDir
    Path home;

    private final FakeRegistryTool registry = new FakeRegistryTool();
    private Path temp;
    private Path program;
    private Autostart autostart;

    @BeforeEach
    void install() throws IOException {
        temp = Files.createDirectory(home.resolve("temp"));
        program = program("Ada's größe \"x\\y\"");
        autostart = autostart(program);
    }

    @AfterEach
    void noFileIsLeft() {
        assertThat(temp).isEmptyDirectory();
    }

    private Autostart autostart(Path of) {
        return new WindowsRunKey(registry, temp, new LaunchCommand(List.of(of.toString(), "run")));
    }

    private Path program(String name) throws IOException {
        Path made = Files.createFile(home.resolve(name));
        assertThat(made.toFile().setExecutable(true)).isTrue();
        return made;
    }

    @Test
    void itIsOffUntilItIsEnabledAndOffAgainAfterwards() throws IOException, InterruptedException {
        registry.keys.put(WindowsRunKey.RUN, new TreeMap<>(Map.of("\"Other\"", "\"C:\\\\x.exe\"")));
        Status on = new Status.On(List.of(program.toString(), "run"));
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(autostart.enable()).isEqualTo(on);
        assertThat(autostart.enable()).isEqualTo(on);
        assertThat(registry.keys.get(WindowsRunKey.RUN)).hasSize(2);
        autostart.disable();
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        assertThat(registry.keys.get(WindowsRunKey.RUN)).containsOnlyKeys("\"Other\"");
    }

    @Test
    void whatTheTaskManagerSwitchedOffIsOffUntilItIsEnabled() throws IOException, InterruptedException {
        autostart.enable();
        Map<String, String> switches = new TreeMap<>(Map.of("\"Earshot\"", "hex:03,00,00,00,b4"));
        registry.keys.put(WindowsRunKey.SWITCHES, switches);
        assertThat(autostart.status()).isEqualTo(new Status.Off());
        switches.put("\"Earshot\"", "hex:02,00,00,00,00");
        assertThat(autostart.status().isOn()).isTrue();
        switches.put("\"Earshot\"", "hex:07,00,00,00,00");
        assertThat(autostart.enable().isOn()).isTrue();
        assertThat(switches).isEmpty();
    }

    @Test
    void whatIsGoneOrAnotherOrChangedIsTold() throws IOException, InterruptedException {
        Path other = program("other.exe");
        autostart(other).enable();
        assertThat(autostart.status()).isInstanceOf(Status.Stale.class);
        Files.delete(other);
        assertThat(autostart.status())
                .isEqualTo(new Status.Stale(List.of(other.toString(), "run"), "it names " + other + ", which is gone"));
        assertThat(autostart.enable().isOn()).isTrue();
        registry.keys.values().forEach(values -> values.replaceAll((name, value) -> value.replace("run", "run -v")));
        assertThat(autostart.enable())
                .isEqualTo(new Status.Changed(List.of(program.toString(), "run", "-v"), List.of("Earshot")));
    }

    @Test
    void whatWindowsWouldCutOffIsNotEnabled() {
        LaunchCommand command = new LaunchCommand(List.of(program.toString(), "x".repeat(260), "run"));
        assertThatThrownBy(() -> new WindowsRunKey(registry, temp, command).enable())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Windows starts nothing at login whose command is longer than 260 characters");
    }

    @Test
    void whatWindowsForbidsIsSaid() {
        Autostart forbidden =
                new WindowsRunKey(words -> 1, temp, new LaunchCommand(List.of(program.toString(), "run")));
        assertThatThrownBy(forbidden::enable)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not let " + WindowsRunKey.RUN + "\\Earshot be changed");
    }
}
