package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.earshot.caption.Session;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.room.RoomRules;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five thousand captions of several speakers through a server that does all that servers do wrong. */
@Timeout(300)
class StormTest {
    private static final Settings.Room ROOM = new Settings.Room("storm", "open sesame");
    private static final int CAPTIONS = 5_000;
    private static final long SEED = 20260131;

    @Test
    void withEarshotsRoomServerNothingIsLostNothingIsTwiceAndEachSpeakerIsInOrder()
            throws IOException, InterruptedException {
        int speakers = 5;
        try (RoomServer room = RoomServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new SlowClock(),
                        "test",
                        anyRate());
                FaultyServer storm = new FaultyServer(SEED, body -> post(room.sendUrl(), body));
                Page page = Page.open(room.sendUrl().resolve("/api/stream?room=storm"))) {
            List<Thread> threads = IntStream.range(0, speakers)
                    .mapToObj(i -> new Session(Speaker.named("speaker " + i), new Random(i)))
                    .map(session -> Thread.ofVirtual()
                            .start(() -> speak(storm.sendUrl(), session, CAPTIONS / speakers, Duration.ofMillis(300))))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            page.awaitCaptions(CAPTIONS);
            Map<String, List<Integer>> shown = new HashMap<>();
            page.events()
                    .forEach(event -> shown.computeIfAbsent(
                                    event.data().get("session").getAsString(), any -> new ArrayList<>())
                            .add(event.data().get("sequence").getAsInt()));
            assertThat(storm.answersCut()).hasSizeGreaterThan(100);
            assertThat(shown).hasSize(speakers);
            assertThat(shown.values())
                    .allSatisfy(sequences -> assertThat(sequences)
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, CAPTIONS / speakers)
                                    .boxed()
                                    .toList()));
        }
    }

    /** The storm's speakers are no people. */
    private static RoomRules anyRate() {
        RoomRules usual = RoomRules.standard();
        return new RoomRules(
                usual.rooms(),
                usual.captions(),
                usual.text(),
                usual.body(),
                usual.viewers(),
                0,
                usual.forgetAfter(),
                usual.viewKey());
    }

    @Test
    void withAPlainServerNothingIsLostAndRepeatsAreOnlyWhereAnAnswerWasCut() throws IOException {
        Queue<String> stored = new ConcurrentLinkedQueue<>();
        try (FaultyServer storm = new FaultyServer(SEED, stored::add)) {
            DeliveryFigures figures = speak(
                    storm.sendUrl(), new Session(Speaker.named("Ada"), new Random(1)), CAPTIONS, Duration.ofSeconds(1));
            assertThat(figures.accepted()).isEqualTo(CAPTIONS);
            Set<String> once = new HashSet<>();
            Set<String> repeated = new HashSet<>();
            stored.stream().map(StormTest::id).filter(id -> !once.add(id)).forEach(repeated::add);
            assertThat(once).hasSize(CAPTIONS);
            assertThat(repeated)
                    .isNotEmpty()
                    .isSubsetOf(storm.answersCut().stream().map(StormTest::id).toList());
        }
    }

    private static String id(String body) {
        return JsonParser.parseString(body).getAsJsonObject().get("id").getAsString();
    }

    private static DeliveryFigures speak(URI server, Session session, int captions, Duration timeout) {
        Settings.Delivery settings = new Settings.Delivery(
                3,
                timeout,
                200,
                Duration.ofHours(1),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
        Random random = new Random(SEED);
        Delivery.Listener nobody = (caption, fate) -> {};
        try (Delivery delivery =
                Delivery.start(server, ROOM, settings, nobody, Clock.systemUTC(), random::nextDouble)) {
            for (int i = 1; i <= captions; i++) {
                delivery.awaitRoom();
                Instant now = Instant.now();
                delivery.offer(session.sentence("sentence " + i, now, now));
            }
            delivery.awaitSettled();
            return delivery.figures();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void post(URI room, String body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) room.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            assertThat(connection.getResponseCode()).isEqualTo(200);
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
