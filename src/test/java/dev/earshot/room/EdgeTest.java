package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-meaning client sends. */
@Timeout(60)
class EdgeTest {
    private Hall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new Hall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET //localhost/display",
                "GET //display",
                "GET /display//",
                "GET /display%2f",
                "GET /%64isplay",
                "GET /./display",
                "GET /api%2flist?room=x",
                "GET /favicon.ico",
                "GET /robots.txt",
                "GET http://localhost/nothing",
                "OPTIONS *",
                "CONNECT /nothing"
            })
    void pathThatIsWrittenOtherwiseLeadsNowhere(String request) throws IOException {
        assertThat(ask(request, "")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void wholeUrlIsAPathOfThisServer() throws IOException {
        assertThat(ask("GET http://localhost:" + hall.server.port() + "/display?room=x", ""))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT example.org:443",
                "GET mailto:x",
                "GET",
                "",
                "GET /display?room=%zz",
                "GET /display?room=%",
                "GET /a b c",
                "GET /\\",
                "GET /|"
            })
    void requestThatIsNoneIsRefused(String request) throws IOException {
        assertThat(ask(request, ""))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).startsWith("HTTP/1.1 4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%C3", "%ed%a0%80", "%c0%af", "x%00", "\u00fcx"})
    void roomThatIsNoUtf8IsRefused(String room) throws IOException {
        for (String path : List.of("/api/list", "/api/stream")) {
            String answer = Raw.ask(
                    hall.server.port(),
                    head("GET " + path + "?room=" + room, "").getBytes(ISO_8859_1));
            assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("{\"error\":\"Parameter room is no UTF-8 text\"}");
        }
    }

    @Test
    void roomWithoutEscapesIsReadAsCurlSendsIt() throws IOException, InterruptedException {
        hall.send(Hall.caption("one"));
        assertThat(ask("GET /api/list?room=café+%26+friends", "")).contains("\"text\":\"one\"");
    }

    @Test
    void longQueryHarmsNothing() throws IOException, InterruptedException {
        String query = "a=b&".repeat(2_500) + "room=" + "x".repeat(10_000);
        assertThat(hall.get("/display?" + query).statusCode()).isEqualTo(200);
        assertThat(hall.get("/api/stream?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/display?room=x", "/display.js", "/api/health", "/api/list?room=x", "/api/list"})
    void headIsAnsweredLikeGetWithoutABody(String path) throws IOException {
        String get = ask("GET " + path, "");
        String head = ask("HEAD " + path, "");
        assertThat(head).endsWith("\r\n\r\n");
        assertThat(head.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("Date"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(get.lines()
                        .takeWhile(line -> !line.isEmpty())
                        .filter(line -> !line.startsWith("Date"))
                        .toList())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense", ""})
    void typeOfABodyDoesNotMatter(String type) throws IOException {
        assertThat(post("Content-Type: " + type + "\r\n", caption())).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 99999",
                "Content-Length: 3",
                "Content-Length: 0",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: x",
                "Content-Length: 3\r\nContent-Length: 4",
                "Transfer-Encoding: chunked\r\nContent-Length: 4"
            })
    void lengthThatIsALieIsRefused(String length) throws IOException {
        assertThat(Raw.ask(hall.server.port(), head("POST /api/send", length + "\r\n") + caption()))
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(), it -> assertThat(it).startsWith("HTTP/1.1 4"));
        assertThat(ask("GET /api/list?room=r", "")).endsWith("{\"transcriptions\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff", "80000000", "-1", "x", "", "99999999999999999999", "3;" + "x"})
    void chunkOfAnImpossibleLengthEndsTheConnection(String length) throws IOException {
        for (String path : List.of("POST /api/send", "POST /api/list", "GET /api/stream?room=x", "GET /")) {
            assertThat(Raw.ask(
                            hall.server.port(), head(path, "Transfer-Encoding: chunked\r\n") + length + "\r\n{}\r\n"))
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void answerThatIsNotReadIsCutOff() throws IOException, InterruptedException {
        RoomRules rules = longCaptions(500, 9);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (RoomServer server =
                RoomServer.start(anyPort, Clock.systemUTC(), "1", rules, Optional.empty(), Duration.ofSeconds(2))) {
            String caption = caption().replace("\"t\"", "\"" + "世".repeat(19_000) + "\"");
            String posts = (head("POST /api/send", length(caption)) + caption).repeat(300);
            assertThat(Raw.ask(server.port(), posts).split("HTTP/1.1 200 ", -1)).hasSize(301);

            try (Raw raw = new Raw(server.port(), 4096)) {
                raw.send(head("GET /api/list?room=r", ""));
                int much = raw.socket.getInputStream().readNBytes(1_000).length;
                assertThat(much).isEqualTo(1_000);
                assertThatThrownBy(() -> {
                            while (true) {
                                raw.send("\r\n");
                                TimeUnit.MILLISECONDS.sleep(100);
                            }
                        })
                        .as("what is sent to a connection that is closed")
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void connectionOfAStreamThatWasDroppedIsNotKept() throws IOException, InterruptedException {
        RoomRules rules = longCaptions(9, 99);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        List<Raw> streams = new ArrayList<>();
        try (RoomServer server = RoomServer.start(anyPort, Clock.systemUTC(), "1", rules)) {
            for (int stream = 0; stream < 30; stream++) {
                Raw raw = new Raw(server.port(), 4096);
                streams.add(raw);
                raw.send(head("GET /api/stream?room=r", ""));
                assertThat(raw.answer()).contains("text/event-stream");
            }
            assertThat(server.connections()).isGreaterThanOrEqualTo(30);
            String caption = caption().replace("\"t\"", "\"" + "世".repeat(19_000) + "\"");
            String posts = (head("POST /api/send", length(caption)) + caption).repeat(50);
            for (int round = 0; round < 50 && !health(server).contains("\"viewers\":0"); round++) {
                assertThat(Raw.ask(server.port(), posts)).contains("HTTP/1.1 200 ");
            }
            assertThat(health(server)).contains("\"viewers\":0");
            assertThat(server.connections()).isLessThan(20);
        } finally {
            for (Raw raw : streams) {
                raw.close();
            }
        }
    }

    private static RoomRules longCaptions(int kept, int viewers) {
        return new RoomRules(9, kept, 20_000, 65_536, viewers, 0, Duration.ofDays(1), Optional.empty());
    }

    private static String health(RoomServer server) throws IOException {
        return Raw.ask(server.port(), head("GET /api/health", ""));
    }

    private static String caption() {
        return "{\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"t\"}";
    }

    private String ask(String request, String headers) throws IOException {
        return Raw.ask(hall.server.port(), head(request, headers));
    }

    private String post(String headers, String body) throws IOException {
        return Raw.ask(hall.server.port(), head("POST /api/send", headers + length(body)) + body);
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(UTF_8).length + "\r\n";
    }

    private static String head(String request, String headers) {
        return request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }
}
