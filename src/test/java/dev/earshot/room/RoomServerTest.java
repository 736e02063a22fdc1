package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RoomServerTest {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    @Test
    void takenPortIsSaidInOneSentence() throws IOException {
        try (Hall hall = new Hall()) {
            int port = hall.server.port();
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            assertThatThrownBy(() ->
                            RoomServer.start(taken, Clock.systemUTC(), "1").close())
                    .isInstanceOf(IOException.class)
                    .hasMessage("port " + port + " on " + taken.getHostString() + " is taken by another program;"
                            + " choose another with room-server.port or --port");
        }
    }

    @Test
    void addressOfAnotherComputerIsSaidInOneSentence() throws IOException {
        InetSocketAddress elsewhere =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 0);
        assertThatThrownBy(() ->
                        RoomServer.start(elsewhere, Clock.systemUTC(), "1").close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("set room-server.host to an address of this computer");
    }

    @Test
    void urlsNameTheRoom() throws IOException {
        try (Hall hall = new Hall()) {
            String origin = "http://127.0.0.1:" + hall.server.port();
            assertThat(hall.server.sendUrl()).hasToString(origin + "/api/send");
            assertThat(hall.server.displayUrl("café & friends"))
                    .hasToString(origin + "/display?room=caf%C3%A9%20%26%20friends");
        }
    }

    @Test
    void healthSaysWhatAnswers() throws IOException, InterruptedException {
        try (Hall hall = new Hall()) {
            hall.send(Hall.caption("one"));
            assertThat(hall.get("/api/health").body())
                    .isEqualTo("{\"service\":\"Earshot room server\",\"version\":\"1.2.3\",\"presence\":true,"
                            + "\"order\":true,\"resume\":true,\"view_key\":false,\"rooms\":1,\"viewers\":0}");
        }
    }

    /** Every file of the pages, as the server finds it: none is forgotten in its table. */
    static List<Path> pages() throws IOException, URISyntaxException {
        URL one = Objects.requireNonNull(RoomServerTest.class.getResource("display.html"));
        try (Stream<Path> files = Files.list(Path.of(one.toURI()).resolveSibling(""))) {
            return files.filter(file -> TYPES.containsKey(ending(file))).toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesCarryTheirTypeAndNothingUnsafe(Path file) throws IOException, InterruptedException {
        String path = switch (file.getFileName().toString()) {
            case "start.html" -> "/";
            case "display.html" -> "/display?room=x";
            case String name -> "/" + name;
        };
        try (Hall hall = new Hall()) {
            HttpResponse<String> answer = hall.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Files.readString(file));
            assertThat(answer.headers().firstValue("Content-Type")).contains(TYPES.get(ending(file)));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(answer.body()).doesNotContain("innerHTML", "http://", "https://", "<style", "style=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/display/",
                "/display.html",
                "/package-info.class",
                "/../display.css",
                "/api/../../etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%2e%2e/display.css",
                "/api/send/"
            })
    void pathThatIsNotInTheTableLeadsNowhere(String path) throws IOException, InterruptedException {
        try (Hall hall = new Hall()) {
            String answer = raw(hall, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("{\"error\":\"Nothing is here\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/send,POST",
        "HEAD,/api/send,POST",
        "POST,/api/list,'GET, HEAD'",
        "POST,/api/stream,GET",
        "HEAD,/api/stream,GET",
        "DELETE,/display,'GET, HEAD'",
        "OPTIONS,/api/send,POST",
        "TRACE,/display,'GET, HEAD'"
    })
    void otherMethodIsRefused(String method, String path, String allowed) throws IOException, InterruptedException {
        try (Hall hall = new Hall()) {
            HttpResponse<String> answer = hall.method(method, path);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains(allowed);
        }
    }

    @Test
    void closeEndsOpenStreamsAndLeavesNoThread(@TempDir Path folder) throws IOException, InterruptedException {
        try (Hall hall = new Hall();
                Watch first = hall.watch(null);
                Watch second = hall.watch(null);
                Socket halfARequest = new Socket(InetAddress.getLoopbackAddress(), hall.server.port())) {
            halfARequest
                    .getOutputStream()
                    .write("POST /api/send HTTP/1.1\r\nContent-Length: 9\r\n\r\n{".getBytes(UTF_8));
            hall.send(Hall.numbered("s", 2, false, "held"));
            assertThat(threads(folder.resolve("before"))).contains("room-gaps");
            hall.server.close();
            assertThat(threads(folder.resolve("after")))
                    .doesNotContain("\"http-")
                    .doesNotContain("HTTP-Dispatcher");
            assertThat(first.next()).isNull();
            assertThat(second.next()).isNull();
        }
    }

    private static String threads(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.readString(file);
    }

    private static String raw(Hall hall, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hall.server.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(UTF_8);
        }
    }
}
