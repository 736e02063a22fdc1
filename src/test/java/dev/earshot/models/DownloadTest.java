package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DownloadTest {
    private static final String NAME = "vosk-model-demo-0.1";

    @TempDir
    Path folder;

    private final RecordingProgress progress = new RecordingProgress();
    private byte[] zip;
    private ModelServer server;
    private ModelStore store;
    private RemoteModel model;

    @BeforeEach
    void serve() throws IOException {
        zip = Zips.demo(NAME + "/");
        server = new ModelServer(zip);
        store = new ModelStore(folder, Duration.ofMillis(1));
        model = Zips.remote(NAME, zip, server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void install() throws IOException, InterruptedException {
        store.install(model, progress);
    }

    private void assertWhole() throws IOException {
        assertThat(Zips.leftIn(folder))
                .containsExactlyInAnyOrderElementsOf(Zips.demoFiles(NAME + "/").keySet());
        assertThat(folder.resolve(NAME).resolve("am/final.mdl"))
                .hasSameBinaryContentAs(Zips.DEMO.resolve("am/final.mdl"));
    }

    private Path part() {
        return folder.resolve(".download").resolve(NAME + ".zip.part");
    }

    @Test
    void aModelComesWholeAndRecognises() throws IOException, InterruptedException {
        install();

        assertWhole();
        assertThat(server.ranges).containsExactly("");
        assertThat(progress.notes).isEmpty();
        assertThat(progress.downloaded).isSorted().last().isEqualTo((long) zip.length);
        try (SpeechModel opened = SpeechModel.open(Optional.of(folder.resolve(NAME)), List.of())) {
            assertThat(opened.name()).isEqualTo(folder.resolve(NAME).toString());
        }
    }

    @Test
    void itGoesOnWhereTheConnectionBroke() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        server.replies.add(server.cutAt(300_000));

        install();

        assertWhole();
        assertThat(server.ranges).containsExactly("", "bytes=100000-", "bytes=300000-");
        assertThat(progress.notes)
                .hasSize(2)
                .allMatch(note -> note.startsWith("The connection to 127.0.0.1 broke off; trying again in"));
    }

    @Test
    void afterSomeTriesItGivesUpAndTheNextRunGoesOn() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        for (int i = 0; i < 4; i++) {
            server.replies.add(ModelServer.status(503, "text/plain", "busy"));
        }

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("127.0.0.1 answers 503; 100 kB of")
                .hasMessageContaining("are here and kept: install it again later");
        assertThat(folder.resolve(NAME)).doesNotExist();
        assertThat(part()).hasSize(100_000);

        install();
        assertWhole();
        assertThat(server.ranges).last().isEqualTo("bytes=100000-");
    }

    @Test
    void aServerThatIgnoresTheRangeIsReadFromTheBeginning() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        server.replies.add(server.fromTheBeginning());

        install();

        assertWhole();
        assertThat(server.ranges).containsExactly("", "bytes=100000-");
    }

    @Test
    void aServerThatHasNoSuchPartIsAskedForTheWhole() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        server.replies.add(ModelServer.status(416, "text/plain", "no"));

        install();

        assertWhole();
        assertThat(server.ranges).containsExactly("", "bytes=100000-", "");
    }

    @Test
    void anotherPartThanWasAskedForIsNotUsed() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        server.replies.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/" + zip.length);
            exchange.sendResponseHeaders(206, 5);
            exchange.getResponseBody().write(zip, 5, 5);
        });

        install();

        assertWhole();
        assertThat(server.ranges).containsExactly("", "bytes=100000-", "");
    }

    @Test
    void aPartThatWentBadIsNotGoneOnWithForEver() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        for (int i = 0; i < 4; i++) {
            server.replies.add(ModelServer.status(503, "text/plain", "busy"));
        }
        assertThatThrownBy(this::install).isInstanceOf(ModelException.class);
        byte[] bad = Files.readAllBytes(part());
        Arrays.fill(bad, 500, 600, (byte) 7);
        Files.write(part(), bad);

        install();

        assertWhole();
        assertThat(progress.notes).last().asString().contains("was broken; " + NAME + " is fetched anew");
    }

    @Test
    void aPartOfAnotherZipIsNotGoneOnWith() throws IOException, InterruptedException {
        server.replies.add(server.cutAt(100_000));
        for (int i = 0; i < 4; i++) {
            server.replies.add(ModelServer.status(503, "text/plain", "busy"));
        }
        RemoteModel older = new RemoteModel(NAME, "en-us", "", zip.length, "0".repeat(32), model.url(), "small", false);
        assertThatThrownBy(() -> store.install(older, progress)).isInstanceOf(ModelException.class);

        install();

        assertWhole();
        assertThat(server.ranges).last().isEqualTo("");
    }

    @Test
    void theWrongChecksumIsSaidAndNothingKept() {
        model = new RemoteModel(NAME, "en-us", "", zip.length, "0".repeat(32), model.url(), "small", false);

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "What " + model.url() + " gives has not the checksum that the list of models says");
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void theWrongLengthIsSaidAndNothingKept(int more) {
        model = new RemoteModel(NAME, "en-us", "", zip.length + more, model.md5(), model.url(), "small", false);

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "gives has " + zip.length + " bytes, but the list of models says " + (zip.length + more));
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @Test
    void moreBytesThanWereSaidAreNotRead() {
        server.replies.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(zip);
            exchange.getResponseBody().write(zip);
        });

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("gives has more bytes, but the list of models says");
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaidAtOnce() {
        server.replies.add(ModelServer.status(404, "text/html", "<h1>no</h1>"));

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessage("There is no zip at " + model.url()
                        + ": its server answers 404; try later, or see what speech.catalogue says");
        assertThat(server.ranges).hasSize(1);
    }

    @Test
    void aWebPageInsteadOfAZipIsSaidAtOnce() {
        server.replies.add(ModelServer.status(200, "text/html; charset=utf-8", "<h1>Log in</h1>"));

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("gives a web page instead of a zip");
        assertThat(server.ranges).hasSize(1);
        assertThat(Zips.leftIn(folder)).isEmpty();
    }

    @Test
    void nobodyThereIsSaidInASentence() {
        server.close();
        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("Nothing answers at 127.0.0.1; 0 B of");
    }

    @Test
    void anInterruptEndsItAtOnceAndKeepsWhatCame() throws IOException, InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.replies.add(exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip, 0, 50_000);
            exchange.getResponseBody().flush();
            stuck.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread installing = Thread.ofPlatform().start(() -> {
            try {
                install();
            } catch (IOException | InterruptedException e) {
                thrown.set(e);
            }
        });
        stuck.await();
        while (!Files.exists(part()) || Files.size(part()) < 50_000) {
            Thread.onSpinWait();
        }
        installing.interrupt();
        installing.join();
        never.countDown();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(part()).hasSize(50_000);
        install();
        assertWhole();
        assertThat(server.ranges).last().isEqualTo("bytes=50000-");
    }

    @Test
    void aModelThatIsThereIsNotFetchedAgain() throws IOException, InterruptedException {
        install();

        assertThatThrownBy(this::install)
                .isInstanceOf(ModelException.class)
                .hasMessage(NAME + " is installed already; to have it in use: earshot models use " + NAME);
        assertThat(server.ranges).hasSize(1);
        assertWhole();
    }

    @Test
    void whatAKilledRunLeftIsCleanedUp() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve(".temporary/other/graph"));
        Files.writeString(folder.resolve(".temporary/other/graph/HCLG.fst"), "half of it");
        Files.createDirectories(folder.resolve(".temporary").resolve(NAME));
        Files.writeString(folder.resolve(".temporary").resolve(NAME).resolve("README"), "half");

        install();

        assertWhole();
    }
}
