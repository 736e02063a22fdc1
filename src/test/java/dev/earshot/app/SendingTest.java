package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import dev.earshot.room.RoomServer;
import dev.earshot.transcript.TranscriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SendingTest {
    private static final Duration MAX_AGE = Duration.ofSeconds(40);

    private static final URI NOBODY = URI.create("http://127.0.0.1:9/api/send");

    @TempDir
    Path home;

    private final Map<String, String> fates = new ConcurrentHashMap<>();

    private final List<String> notices = new CopyOnWriteArrayList<>();

    private final Delivery.Listener listener = new Delivery.Listener() {
        @Override
        public void settled(Caption caption, Fate fate) {
            fates.put(caption.text(), fate.word());
        }

        @Override
        public void notice(String sentence) {
            notices.add(sentence);
        }
    };

    /** The next start comes 30 s later; by then the first sentence is too old and the second is not. */
    @Test
    void whatAServerThatHangsDidNotTakeIsForTheNextStart() throws IOException, SettingsException, InterruptedException {
        Instant now = Instant.now();
        int port;
        URI server;
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = hanging.getLocalPort();
            server = URI.create("http://127.0.0.1:" + port + "/api/send");
            Sending first = sending(server, Duration.ZERO, Map.of());
            first.offer(sentence(1, "old", now.minusSeconds(20)));
            first.offer(sentence(2, "young", now));
            first.close();
            DeliveryFigures figures = first.figures();
            assertThat(figures.queued() + figures.inFlight()).isEqualTo(2);
        }
        assertThat(fates).isEmpty();
        assertThat(journals()).hasSize(1);
        assertThat(transcript()).containsExactly("old waiting", "young waiting");

        try (RoomServer room = RoomServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Clock.systemUTC(), "1")) {
            assertThat(room.sendUrl()).isEqualTo(server);
            try (Sending second = sending(server, Duration.ofSeconds(30), Map.of())) {
                second.awaitSettled();
            }
        }
        assertThat(fates).containsOnly(Map.entry("old", "expired"), Map.entry("young", "accepted"));
        assertThat(transcript()).containsExactly("old expired", "young accepted");
        assertThat(writtenDown("\"text\"")).isEqualTo(2);
        assertThat(writtenDown("\"fate\"")).isEqualTo(2);
        assertThat(journals()).isEmpty();
    }

    @Test
    void whereNoTranscriptIsWantedNoneIsWritten() throws IOException, SettingsException, InterruptedException {
        try (RoomServer room =
                RoomServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "1")) {
            Sending sending = sending(room.sendUrl(), Duration.ZERO, Map.of("transcript.enabled", "false"));
            try (sending) {
                sending.offer(sentence(1, "hello", Instant.now()));
                sending.awaitSettled();
            }
            assertThat(sending.shortfall()).isEmpty();
        }
        assertThat(fates).containsOnly(Map.entry("hello", "accepted"));
        assertThat(transcripts()).doesNotExist();
    }

    @Test
    void whatAnEarlierRunLeftAndNobodyMayReadIsSaidInASentence() throws IOException, SettingsException {
        Path odd = Files.createDirectories(home.resolve(".local/state/earshot/unsent/run-1.journal"));
        try (Sending sending = sending(NOBODY, Duration.ZERO, Map.of())) {
            assertThat(sending.figures().offered()).isZero();
        }
        assertThat(notices)
                .filteredOn(notice -> notice.startsWith("What"))
                .singleElement()
                .asString()
                .startsWith("What an earlier run left can't be read (" + odd)
                .endsWith("make it readable for your user, or delete it");
        assertThat(journals()).containsExactly(odd);
    }

    @Test
    void aStateFolderThatCannotBeWrittenStopsNoCaption() throws IOException, SettingsException, InterruptedException {
        Path state = Files.createDirectories(home.resolve(".local/state"));
        Files.createFile(state.resolve("earshot"));
        try (RoomServer room = RoomServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "1");
                Sending sending = sending(room.sendUrl(), Duration.ZERO, Map.of())) {
            sending.offer(sentence(1, "hello", Instant.now()));
            sending.awaitSettled();
        }
        assertThat(fates).containsOnly(Map.entry("hello", "accepted"));
        assertThat(notices).hasSize(2).allMatch(notice -> notice.contains("can't be written"));
    }

    private Sending sending(URI server, Duration later, Map<String, String> more)
            throws IOException, SettingsException {
        Surroundings surroundings = new Surroundings(
                "Linux",
                Map.of(),
                home,
                "ada",
                InputStream.nullInputStream(),
                Clock.offset(Clock.systemUTC(), later),
                new Random(1));
        Map<String, String> overrides = new HashMap<>(Map.of(
                "server.url",
                server.toString(),
                "room.name",
                "panel",
                "room.passphrase",
                "secret",
                "delivery.max-age",
                MAX_AGE.toSeconds() + "s"));
        overrides.putAll(more);
        Settings settings =
                surroundings.settingsLoader().load(Optional.empty(), overrides).settings();
        return Sending.start(server, settings, surroundings, listener);
    }

    private static Caption sentence(long number, String text, Instant end) {
        return new Caption("s", number, Caption.Stage.FINAL, Speaker.named("Ada"), text, end, end);
    }

    private Path transcripts() {
        return home.resolve(".local/state/earshot/transcripts");
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".local/state/earshot/unsent"))) {
            return files.toList();
        }
    }

    private List<String> transcript() throws IOException {
        return TranscriptFile.in(transcripts()).stream()
                .flatMap(file -> {
                    try {
                        return file.lines().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(line -> line.text() + " " + line.fate())
                .toList();
    }

    /** Lines with this word in them; reading a transcript would hide a repeat. */
    private long writtenDown(String word) throws IOException {
        long count = 0;
        for (TranscriptFile file : TranscriptFile.in(transcripts())) {
            count += Files.readAllLines(file.path()).stream()
                    .filter(line -> line.contains(word))
                    .count();
        }
        return count;
    }
}
