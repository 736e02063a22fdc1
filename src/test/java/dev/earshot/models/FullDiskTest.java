package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is too small, or fills up in the midst of it. */
@Timeout(60)
class FullDiskTest {
    private static final String NAME = "vosk-model-demo-0.1";

    @TempDir
    Path disk;

    private boolean mounted;

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void mount(String size) throws IOException, InterruptedException {
        mounted = LeftOut.isInstalled("mount")
                && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        LeftOut.unless(mounted, "The test of a full disk is left out: it needs mount, and to be allowed to use it");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void tooSmallADiskIsSaidBeforeAnythingIsFetched() throws IOException, InterruptedException {
        mount("512k");
        byte[] zip = Zips.demo(NAME + "/");
        try (ModelServer server = new ModelServer(zip)) {
            ModelStore store = new ModelStore(disk);
            assertThatThrownBy(() -> store.install(Zips.remote(NAME, zip, server.url()), new RecordingProgress()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageMatching("The disk is full: " + NAME + " needs another \\S+ MB in "
                            + disk.resolve(".download") + ", and \\S+ kB is free;"
                            + " make room there and install it again, what was fetched is kept");
            assertThat(server.ranges).isEmpty();
        }
    }

    @Test
    void whatWasFetchedIsKeptWhenTheDiskFillsUpAndTheNextRunGoesOn() throws IOException, InterruptedException {
        mount("8m");
        byte[] zip = Zips.demo(NAME + "/");
        Path filler = disk.resolve("filler");
        try (ModelServer server = new ModelServer(zip)) {
            server.sent = bytes -> {
                if (bytes >= zip.length / 2 && !Files.exists(filler)) {
                    fill(filler);
                }
            };
            ModelStore store = new ModelStore(disk, Duration.ofMillis(1));
            RemoteModel model = Zips.remote(NAME, zip, server.url());

            assertThatThrownBy(() -> store.install(model, new RecordingProgress()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("The disk is full: " + NAME + " needs another ");
            long kept = Files.size(disk.resolve(".download").resolve(NAME + ".zip.part"));
            assertThat(kept).isPositive();
            assertThat(store.installed()).isEmpty();

            Files.write(filler, new byte[0]);
            store.install(model, new RecordingProgress());
            assertThat(server.ranges).containsExactly("", "bytes=" + kept + "-");
            assertThat(ModelFolder.problem(disk.resolve(NAME))).isEmpty();
        }
    }

    @Test
    void aZipThatFindsNoRoomLeavesNothing() throws IOException, InterruptedException {
        mount("512k");
        Path folder = Files.createDirectory(disk.resolve("models"));
        Path zip = Files.createTempFile("earshot-model", ".zip");
        try {
            Files.write(zip, Zips.demo(NAME + "/"));
            assertThatThrownBy(() -> new ModelStore(folder).installZip(zip, new RecordingProgress()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("The disk is full: " + zip + " needs another ");
            assertThat(Zips.leftIn(folder)).isEmpty();
        } finally {
            Files.delete(zip);
        }
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }
}
