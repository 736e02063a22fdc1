package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    private volatile boolean inForce = true;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void everyWayOfSavingIsSeen() throws IOException, InterruptedException, SettingsException {
        Path file = file();
        try (SettingsWatch watch = watch()) {
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
    void aLinkIntoAnotherFolderIsFollowed() throws IOException, InterruptedException, SettingsException {
        Path real = Files.writeString(
                Files.createDirectories(home.resolve("dotfiles")).resolve("e.conf"), "");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), real);
        try (SettingsWatch watch = watch()) {
            Files.writeString(real, "hotkey.toggle = f9");
            assertThat(next()).isEqualTo("f9");
        }
    }

    @Test
    void whatCanNotBeUsedIsToldAndTheNextVersionToo() throws IOException, InterruptedException, SettingsException {
        try (SettingsWatch watch = watch()) {
            Files.writeString(file(), "hotkey.toggle = l");
            assertThat(next()).contains("earshot.conf:1: hotkey.toggle:");
            Files.writeString(file(), "hotkey.toggle = pause");
            assertThat(next()).isEqualTo("pause");
        }
    }

    @Test
    void aSaveThatChangesNothingIsNoNews() throws IOException, InterruptedException, SettingsException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "hotkey.toggle = f9");
        try (SettingsWatch watch = watch()) {
            Files.writeString(file(), "hotkey.toggle = f9");
            Files.writeString(file().resolveSibling("fence.conf"), "");
            assertThat(told.poll(600, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aLinkThatLeadsElsewhereIsSeenAndWhereItLeadsIsWatched()
            throws IOException, InterruptedException, SettingsException {
        Path one = version("dotfiles/one", "f9");
        Path two = version("dotfiles/two", "f10");
        Path link = home.resolve(".config/earshot");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, one.getParent());
        try (SettingsWatch watch = watch()) {
            Path beside = Files.createSymbolicLink(home.resolve(".config/beside"), two.getParent());
            Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE);
            assertThat(next()).isEqualTo("f10");

            Files.writeString(two, "hotkey.toggle = f11");
            assertThat(next()).isEqualTo("f11");

            Files.delete(two);
            Files.createSymbolicLink(two, Path.of("../one/earshot.conf"));
            assertThat(next()).isEqualTo("f9");

            Files.writeString(one, "hotkey.toggle = f12");
            assertThat(next()).isEqualTo("f12");
        }
    }

    @Test
    void aFileThatIsEmptiedOrTakenAwayAndSoonWrittenIsOneChange()
            throws IOException, InterruptedException, SettingsException {
        Path file = version(".config/earshot", "f9");
        try (SettingsWatch watch = watch()) {
            Files.writeString(file, "");
            Thread.sleep(400);
            Files.writeString(file, "hotkey.toggle = f10");
            assertThat(next()).isEqualTo("f10");

            Files.delete(file);
            Thread.sleep(400);
            Files.writeString(file, "hotkey.toggle = f11");
            assertThat(next()).isEqualTo("f11");

            Files.delete(file);
            assertThat(next()).isEqualTo("ctrl+alt+l");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasSavedBetweenTheLoadAndTheWatchIsSeenWithoutAnotherSave()
            throws IOException, InterruptedException, SettingsException {
        Path file = version(".config/earshot", "f9");
        LoadedSettings before = load();
        Files.writeString(file, "hotkey.toggle = f10\n");
        try (SettingsWatch watch = watch(before)) {
            assertThat(next()).isEqualTo("f10");
        }
    }

    @Test
    void filesThatHoldTheRoomAreWatchedToo() throws IOException, InterruptedException, SettingsException {
        Path secret =
                Files.writeString(Files.createDirectory(home.resolve("secrets")).resolve("room"), "first");
        version(".config/earshot", "f9\nroom.passphrase-file = \"" + secret + "\"");
        SettingsLoader loader = new SettingsLoader(folders(), Map.of(), "ada", new Random(1));
        SettingsWatch.Reload reload = () -> loader.load(Optional.empty(), Map.of());
        BlockingQueue<Settings.Room> rooms = new LinkedBlockingQueue<>();
        try (SettingsWatch watch = SettingsWatch.start(reload.load(), reload, new SettingsWatch.Listener() {
            @Override
            public boolean changed(LoadedSettings settings) {
                return rooms.add(settings.settings().room());
            }

            @Override
            public void broken(String problems) {
                rooms.add(new Settings.Room("broken", problems));
            }
        })) {
            Files.writeString(secret, "second");
            assertThat(rooms.poll(20, TimeUnit.SECONDS))
                    .extracting(Settings.Room::passphrase)
                    .isEqualTo("second");

            Files.writeString(folders().roomFile(), "room { name = another, passphrase = unused }");
            assertThat(rooms.poll(20, TimeUnit.SECONDS)).isEqualTo(new Settings.Room("another", "second"));
        }
    }

    @Test
    void aPassphraseFileThatIsMissingIsSeenWhenItIsMade() throws IOException, InterruptedException, SettingsException {
        Path file = version(".config/earshot", "f9");
        SettingsLoader loader = new SettingsLoader(folders(), Map.of(), "ada", new Random(1));
        Path secret = home.resolve("secrets/room");
        try (SettingsWatch watch = watch(load(), () -> loader.load(Optional.empty(), Map.of()))) {
            Files.writeString(file, "hotkey.toggle = f10\nroom.passphrase-file = \"" + secret + "\"");
            assertThat(next()).contains(secret + "\" is not there");

            Files.createDirectory(secret.getParent());
            Files.writeString(secret, "words");
            assertThat(next()).isEqualTo("f10");
        }
    }

    @Test
    void aBurstIsOneChange() throws IOException, InterruptedException, SettingsException {
        Path file = version(".config/earshot", "f9");
        try (SettingsWatch watch = watch()) {
            for (String line : "hotkey.toggle = f10\nspeaker.name = Ada\ntray.enabled = no\n".split("(?<=\n)", -1)) {
                Files.writeString(file, line, StandardOpenOption.APPEND);
            }
            assertThat(next()).isEqualTo("f10");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whatCouldNotBeBroughtIntoForceIsTriedAgainWhenItIsSavedAgain()
            throws IOException, InterruptedException, SettingsException {
        Path file = version(".config/earshot", "f9");
        inForce = false;
        try (SettingsWatch watch = watch()) {
            Files.writeString(file, "hotkey.toggle = f10");
            assertThat(next()).isEqualTo("f10");
            Files.writeString(file, "hotkey.toggle = f10");
            assertThat(next()).isEqualTo("f10");
        }
    }

    /** So a passphrase that has changed in the keyring is asked for. */
    @Test
    void aLinkedFileThatIsTouchedIsLookedAtAgain() throws IOException, InterruptedException, SettingsException {
        Path real = version("dotfiles", "f9");
        Path other = Files.move(real, real.resolveSibling("mine.conf"));
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), other);
        LoadedSettings before = load();
        try (SettingsWatch watch = watch(before, () -> {
            told.add("looked at");
            return before;
        })) {
            Files.setLastModifiedTime(file(), FileTime.from(Instant.EPOCH));
            assertThat(next()).isEqualTo("looked at");
        }
    }

    private Path version(String folder, String hotkey) throws IOException {
        Path file = Files.createDirectories(home.resolve(folder)).resolve("earshot.conf");
        return Files.writeString(file, "hotkey.toggle = " + hotkey + "\n");
    }

    private Path file() {
        return folders().settingsFile();
    }

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private SettingsWatch watch() throws IOException, SettingsException {
        return watch(load());
    }

    private LoadedSettings load() throws SettingsException {
        Map<String, String> room = Map.of("room.name", "r", "room.passphrase", "p");
        return new SettingsLoader(folders(), Map.of(), "ada", new Random(1)).load(Optional.empty(), room);
    }

    private SettingsWatch watch(LoadedSettings before) throws IOException {
        return watch(before, this::load);
    }

    private SettingsWatch watch(LoadedSettings before, SettingsWatch.Reload reload) throws IOException {
        return SettingsWatch.start(before, reload, new SettingsWatch.Listener() {
            @Override
            public boolean changed(LoadedSettings settings) {
                told.add(settings.settings().hotkey().toggle());
                return inForce;
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
