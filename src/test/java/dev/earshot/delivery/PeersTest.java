package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.earshot.LeftOut;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way to the room servers of the field, on real Node.js and real PHP. */
@Timeout(120)
class PeersTest {
    private static final int MANY = 60;

    @TempDir
    Path data;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aNodeServerGetsEveryCaptionOnceAtMostThreeAtATimeOverKeptConnections()
            throws IOException, InterruptedException {
        needNode();
        try (Peer node = Peer.node(Map.of("DELAY_MS", "20"))) {
            DeliveryFigures figures = send(node.url("/api/send"), "secret", MANY);
            assertThat(figures.accepted()).isEqualTo(MANY);
            assertThat(node.texts("/api/list?room=panel")).containsExactlyInAnyOrderElementsOf(sentences());
            JsonObject metrics = node.get("/metrics").getAsJsonObject();
            assertThat(metrics.get("max_in_flight").getAsInt()).isLessThanOrEqualTo(3);
            // Three of delivery's, and those of this test's own questions.
            assertThat(metrics.get("connections").getAsInt()).isLessThanOrEqualTo(3 + 2);
        }
    }

    @Test
    void aNodeServerThatDoesNotKnowThePassphraseIsSaidOnce() throws IOException, InterruptedException {
        needNode();
        try (Peer node = Peer.node(Map.of())) {
            send(node.url("/api/send"), "secret", 1);
            DeliveryFigures figures = send(node.url("/api/send"), "wrong", MANY);
            assertThat(figures.refused()).isEqualTo(MANY);
            assertThat(notices).singleElement().asString().startsWith("The room's passphrase is wrong");
            assertThat(node.texts("/api/list?room=panel")).hasSize(1);
        }
    }

    @Test
    void aNodeServerKeepsNoPartial() throws IOException, InterruptedException {
        needNode();
        try (Peer node = Peer.node(Map.of())) {
            try (Delivery delivery = delivery(node.url("/api/send"), "secret")) {
                delivery.offerPartial(Captions.partial(1, "guess", Instant.now()));
                while (sends(node) == 0) {
                    Thread.onSpinWait();
                }
                delivery.offer(Captions.sentence("s", 1, Instant.now()));
                delivery.awaitSettled();
            }
            assertThat(sends(node)).isEqualTo(2);
            assertThat(node.texts("/api/list?room=panel")).containsExactly("sentence 1");
        }
    }

    private static int sends(Peer node) throws IOException, InterruptedException {
        return node.get("/metrics").getAsJsonObject().get("sends").getAsInt();
    }

    @Test
    void aWrongPathOnANodeServerIsSaidInAUsersWords() throws IOException, InterruptedException {
        needNode();
        try (Peer node = Peer.node(Map.of())) {
            assertThat(send(node.url("/"), "secret", 3).refused()).isEqualTo(3);
            assertThat(notices).singleElement().asString().contains("Nothing takes captions at this URL");
        }
    }

    @Test
    void aPhpServerGetsEveryCaptionOnceForBothItsDisplays() throws IOException, InterruptedException {
        needPhp();
        try (Peer php = Peer.php(data)) {
            DeliveryFigures figures = send(php.url("/server.php"), "secret", MANY);
            assertThat(figures.accepted()).isEqualTo(MANY);
            assertThat(php.texts("/server.php?action=list&room=panel"))
                    .containsExactlyInAnyOrderElementsOf(sentences());
            assertThat(php.text("/server.php?action=stream&room=panel&seconds=0.1")
                            .lines()
                            .filter(line -> line.startsWith("data: ")))
                    .hasSize(MANY);
        }
    }

    @Test
    void aPhpServerGetsNoPartial() throws IOException, InterruptedException {
        needPhp();
        try (Peer php = Peer.php(data)) {
            sendPartialsAndSentences(php.url("/server.php"));
            assertThat(php.texts("/server.php?action=list&room=panel"))
                    .hasSize(20)
                    .allMatch(text -> text.startsWith("sentence"));
        }
    }

    @Test
    void theServersAreToldApartByALook() throws IOException, InterruptedException {
        needNode();
        needPhp();
        try (Peer node = Peer.node(Map.of());
                Peer php = Peer.php(data)) {
            assertThat(look(node.url("/api/send")).kind()).isEqualTo(ServerLook.Kind.NODE);
            assertThat(look(php.url("/server.php")).kind()).isEqualTo(ServerLook.Kind.PHP);
        }
    }

    private static ServerLook look(URI server) {
        try (RoomClient client =
                new RoomClient(server, new Settings.Room("panel", "x"), Duration.ofSeconds(2), Clock.systemUTC())) {
            return client.look();
        }
    }

    private void sendPartialsAndSentences(URI server) throws InterruptedException {
        try (Delivery delivery = delivery(server, "secret")) {
            for (int i = 1; i <= 20; i++) {
                delivery.offerPartial(Captions.partial(i, "guess", Instant.now()));
                delivery.offerPartial(Captions.partial(i + 1, "guess", Instant.now()));
                delivery.offer(Captions.sentence("s", i, Instant.now()));
                delivery.awaitSettled();
            }
        }
    }

    private DeliveryFigures send(URI server, String passphrase, int count) throws InterruptedException {
        try (Delivery delivery = delivery(server, passphrase)) {
            for (int i = 1; i <= count; i++) {
                delivery.offer(Captions.sentence("s", i, Instant.now()));
            }
            delivery.awaitSettled();
            return delivery.figures();
        }
    }

    private Delivery delivery(URI server, String passphrase) {
        Delivery.Listener listener = new Delivery.Listener() {
            @Override
            public void settled(dev.earshot.caption.Caption caption, Fate fate) {}

            @Override
            public void notice(String sentence) {
                notices.add(sentence);
            }
        };
        return Delivery.start(
                server,
                new Settings.Room("panel", passphrase),
                Captions.settings(),
                listener,
                Clock.systemUTC(),
                () -> 0.5);
    }

    private static List<String> sentences() {
        return IntStream.rangeClosed(1, MANY).mapToObj(i -> "sentence " + i).toList();
    }

    private static void needNode() {
        LeftOut.unless(
                LeftOut.isInstalled("node") && Peer.hasNodeModules(),
                "The tests against a Node.js server are left out: they need nodejs, and npm ci in " + Peer.PEERS
                        + "/node-room");
    }

    private static void needPhp() {
        LeftOut.unless(LeftOut.isInstalled("php"), "The tests against a PHP server are left out: they need php-cli");
    }
}
