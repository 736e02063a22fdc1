package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SettingsWatchTest {
    @TempDir
    private Path home;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void everyWayOfSavingIsSeen() throws IOException, InterruptedException {
        Path file = file();
        try (SettingsWatch watch = watch(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "hotkey.toggle = f9");
            assertThat(next()).isEqualTo("f9");

            Path beside = Files.writeString(file.resolveSibling(".earshot.conf.swp"), "hotkey.toggle = f10");
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(next()).isEqualTo("f10");

            Files.move(file, file.resolveSibling("earshot.conf~"));
            Files.writeString(file, "hotkey.toggle = f11");
            assertThat(next()).isEqualTo("f11");
        }
    }

    @Test
    void aLinkIntoAnotherFolderIsFollowed() throws IOException, InterruptedException {
        Path real = Files.writeString(
                Files.createDirectories(home.resolve("dotfiles")).resolve("e.conf"), "");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);
        try (SettingsWatch watch = watch(file())) {
            Files.writeString(real, "hotkey.toggle = f9");
            assertThat(next()).isEqualTo("f9");
        }
    }

    @Test
    void whatCanNotBeUsedIsToldAndTheNextVersionToo() throws IOException, InterruptedException {
        try (SettingsWatch watch = watch(file())) {
            Files.writeString(file(), "hotkey.toggle = l");
            assertThat(next()).contains("earshot.conf:1: hotkey.toggle:");
            Files.writeString(file(), "hotkey.toggle = pause");
            assertThat(next()).isEqualTo("pause");
        }
    }

    @Test
    void aSaveThatChangesNothingIsNoNews() throws IOException, InterruptedException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "hotkey.toggle = f9");
        try (SettingsWatch watch = watch(file())) {
            Files.writeString(file(), "hotkey.toggle = f9");
            Files.writeString(file().resolveSibling("fence.conf"), "");
            assertThat(told.poll(600, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    private Path file() {
        return folders().settingsFile();
    }

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private SettingsWatch watch(Path file) throws IOException {
        SettingsLoader loader = new SettingsLoader(folders(), Map.of(), "ada", new Random(1));
        Map<String, String> room = Map.of("room.name", "r", "room.passphrase", "p");
        return SettingsWatch.start(file, () -> loader.load(Optional.empty(), room), new SettingsWatch.Listener() {
            @Override
            public void changed(LoadedSettings settings) {
                told.add(settings.settings().hotkey().toggle());
            }

            @Override
            public void broken(String problems) {
                told.add(problems);
            }
        });
    }

    private String next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS), "nothing was told");
    }
}
