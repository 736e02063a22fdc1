package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Installing processes are killed, as kill -9 does it, and meet each other. */
@Timeout(300)
class KilledInstallTest {
    private static final int KILLS = 10;
    private static final int LATE = 4;
    private static final String NAME = "vosk-model-demo-0.1";

    @TempDir
    Path folder;

    @Test
    void wheneverItIsKilledTheNextRunFindsTheWholeModelOrNone() throws IOException, InterruptedException {
        Random random = new Random(20260131);
        byte[] zip = Zips.demo(NAME + "/");
        try (ModelServer server = new ModelServer(zip)) {
            RemoteModel model = Zips.remote(NAME, zip, server.url());
            ModelStore store = new ModelStore(folder);
            for (int kill = 0; kill < KILLS; kill++) {
                CountDownLatch reached = new CountDownLatch(1);
                // The last ones come while it checks and unpacks, of which the server knows nothing.
                boolean late = kill >= KILLS - LATE;
                int deadline = late ? zip.length : (int) ((kill + random.nextDouble()) * zip.length / (KILLS - LATE));
                server.sent = bytes -> {
                    if (bytes >= deadline) {
                        reached.countDown();
                    }
                };
                Process installing = InstallMain.start(folder, model);
                while (installing.isAlive() && !(late ? unpacking() : reached.getCount() == 0)) {
                    Thread.onSpinWait();
                }
                installing.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
                installing.destroyForcibly().waitFor();
                assertWholeOrNone(store);
                if (!store.installed().isEmpty()) {
                    store.remove(NAME);
                }
            }

            store.install(model, new RecordingProgress());
            assertThat(store.installed()).hasSize(1);
            assertWholeOrNone(store);
            try (SpeechModel opened = SpeechModel.open(Optional.of(folder.resolve(NAME)), List.of())) {
                assertThat(opened.name()).endsWith(NAME);
            }
        }
    }

    private boolean unpacking() {
        return Files.exists(folder.resolve(".temporary").resolve(NAME).resolve(NAME));
    }

    private static void assertWholeOrNone(ModelStore store) throws IOException {
        for (InstalledModel model : store.installed()) {
            assertThat(Zips.leftIn(model.folder()))
                    .containsExactlyInAnyOrderElementsOf(Zips.demoFiles("").keySet());
            assertThat(model.bytes()).isEqualTo(Disk.size(Zips.DEMO));
        }
    }

    @Test
    void ofTwoAtOnceTheSecondSaysSoAndTheFirstGoesOn() throws IOException, InterruptedException {
        byte[] zip = Zips.demo(NAME + "/");
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ModelServer server = new ModelServer(zip)) {
            server.sent = bytes -> {
                underWay.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            RemoteModel model = Zips.remote(NAME, zip, server.url());
            Process first = InstallMain.start(folder, model);
            try {
                underWay.await();
                ModelStore store = new ModelStore(folder);
                assertThatThrownBy(() -> store.install(model, new RecordingProgress()))
                        .isInstanceOf(ModelException.class)
                        .hasMessage(
                                NAME
                                        + " is being installed or removed by another Earshot at this moment; wait until it is done");
                goOn.countDown();
                assertThat(first.waitFor()).isZero();
                assertWholeOrNone(store);
                assertThat(store.installed()).hasSize(1);
            } finally {
                goOn.countDown();
                first.destroyForcibly().waitFor();
            }
        }
    }
}
