package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.room.RoomServer;
import dev.earshot.transcript.TranscriptFile;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sending process is killed, again and again, as kill -9 does it. */
@Timeout(300)
class KillTest {
    private static final int KILLS = 20;

    @TempDir
    Path home;

    @Test
    void everyFinishedCaptionIsInTheTranscriptAndWasAcceptedOnce() throws IOException, InterruptedException {
        Random random = new Random(20260131);
        try (RoomServer room = RoomServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "test");
                Page page = Page.open(room.sendUrl().resolve("/api/stream?room=kill"))) {
            Path settings = Files.writeString(home.resolve("earshot.conf"), """
                    server.url = "%s"
                    room { name = kill, passphrase = "open sesame" }
                    delivery.max-age = 10m
                    """.formatted(room.sendUrl()));
            for (int run = 0; run < KILLS; run++) {
                Process sender = start(settings);
                Thread typing = Thread.ofVirtual().start(() -> type(sender));
                int before = page.events().size();
                int more = random.nextInt(60);
                if (more == 0) {
                    sender.waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
                } else {
                    page.awaitCaptions(before + more);
                }
                sender.destroyForcibly().waitFor();
                typing.join();
            }
            Process last = start(settings);
            last.getOutputStream().close();
            assertThat(last.waitFor()).isZero();

            List<TranscriptLine> written = new ArrayList<>();
            for (TranscriptFile file : TranscriptFile.in(home.resolve("state/earshot/transcripts"))) {
                written.addAll(file.lines());
            }
            page.awaitCaptions(written.size());
            List<String> shown = page.events().stream().map(Page.Event::id).toList();
            assertThat(written)
                    .hasSizeGreaterThan(KILLS)
                    .allMatch(line -> line.fate().equals("accepted"));
            assertThat(shown)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            written.stream().map(TranscriptLine::id).toList());
            eachSessionIsWhole(page);
        }
    }

    /** In order, too, but where the next start came after the room's patience with a gap was over. */
    private static void eachSessionIsWhole(Page page) {
        Map<String, List<Integer>> sessions = new HashMap<>();
        page.events()
                .forEach(event -> sessions.computeIfAbsent(
                                event.data().get("session").getAsString(), any -> new ArrayList<>())
                        .add(event.data().get("sequence").getAsInt()));
        assertThat(sessions.values())
                .allSatisfy(numbers -> assertThat(numbers)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    private Process start(Path settings) throws IOException {
        ProcessBuilder sender = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.earshot.Main",
                "send",
                "-",
                "--config",
                settings.toString());
        sender.environment().put("HOME", home.toString());
        sender.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        sender.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        return sender.redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Speaks on and on, until the pipe breaks. */
    private static void type(Process sender) {
        try (Writer lines = sender.outputWriter(UTF_8)) {
            for (int i = 1; i < 100_000; i++) {
                lines.write("sentence " + i + "\n");
                lines.flush();
            }
        } catch (IOException e) {
            // Killed, as was to be.
        }
    }
}
