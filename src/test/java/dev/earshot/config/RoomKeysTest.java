package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RoomKeysTest {
    @TempDir
    Path home;

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private LoadedSettings load(long seed, Map<String, String> overrides) throws SettingsException {
        return new SettingsLoader(folders(), Map.of(), "ada", new Random(seed)).load(Optional.empty(), overrides);
    }

    private Settings.Room room(long seed) throws SettingsException {
        return load(seed, Map.of()).settings().room();
    }

    @Test
    void aRoomIsMadeOnceAndKept() throws Exception {
        Settings.Room first = room(1);

        assertThat(first.name()).matches("[a-z]+-[a-z]+-[a-z]+(-[0-9a-z]{4}){3}");
        assertThat(first.passphrase()).matches("[0-9a-z]{4}(-[0-9a-z]{4}){6}");
        assertThat(room(2)).isEqualTo(first);
    }

    @Test
    void anotherRandomNumberIsAnotherRoom() {
        Set<Settings.Room> rooms = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            rooms.add(new RoomKeys(home, new Random(seed)).make());
        }
        assertThat(rooms).hasSize(100);
    }

    @Test
    void whatTheUserSetsWins() throws Exception {
        Settings.Room made = room(1);
        Files.writeString(folders().settingsFile(), "room.name = mine\nroom.passphrase = \"\"");

        assertThat(room(2)).isEqualTo(new Settings.Room("mine", made.passphrase()));
    }

    @Test
    void aRoomForAnotherServerIsNotMade() throws Exception {
        load(1, Map.of("server.url", "http://h/", "room.name", "n", "room.passphrase", "p"));

        assertThat(folders().roomFile()).doesNotExist();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerReadsIt() throws Exception {
        room(1);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folders().roomFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folders().config())))
                .isEqualTo("rwx------");
        try (var files = Files.list(folders().config())) {
            assertThat(files).containsExactly(folders().roomFile());
        }
    }

    @Test
    void manyWhoStartAtOnceAgree() throws ExecutionException, InterruptedException {
        int count = 8;
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<Settings.Room>> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            starts.add(() -> {
                start.await();
                return room(seed);
            });
        }
        Set<Settings.Room> rooms = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(count)) {
            for (var room : threads.invokeAll(starts)) {
                rooms.add(room.get());
            }
        }
        assertThat(rooms).hasSize(1);
    }

    @Test
    void aRoomThatCannotBeKeptIsForThisRun() throws Exception {
        Files.createDirectories(folders().config().getParent());
        Files.writeString(folders().config(), "a file where the folder should be");

        LoadedSettings loaded = load(1, Map.of());

        assertThat(loaded.settings().room().isWhole()).isTrue();
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .startsWith("The room " + loaded.settings().room().name() + " is for this run only")
                .doesNotContain(loaded.settings().room().passphrase());
    }

    @Test
    void aDamagedRoomFileIsAProblem() throws Exception {
        Path file = folders().roomFile();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "room.name = x");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> room(1))
                .withMessage(
                        file + ": lacks room.name or room.passphrase; delete this file and Earshot makes another room");
    }

    @Test
    void thePassphraseIsNotShown() throws Exception {
        Settings.Room room = room(1);

        assertThat(room.toString()).contains(room.name()).doesNotContain(room.passphrase());
    }
}
