package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another server, open in a browser on this computer, can neither speak in a room nor read one. */
@Timeout(20)
class OtherSitesTest {
    private static final String BODY = "{\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"t\"}";

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
                "Origin: https://example.org",
                "Origin: null",
                "Origin: http://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site\r\nOrigin: http://localhost:8080",
                "Origin: file://"
            })
    void foreignPageIsRefused(String header) throws IOException {
        assertThat(post("localhost", header))
                .startsWith("HTTP/1.1 403 ")
                .containsIgnoringCase("Content-Security-Policy")
                .doesNotContainIgnoringCase("Access-Control")
                .endsWith("{\"error\":\"Pages of other servers may not use this one\"}");
        assertThat(get("/api/list?room=r", "localhost", header)).startsWith("HTTP/1.1 403 ");
        assertThat(get("/api/stream?room=r", "localhost", header)).startsWith("HTTP/1.1 403 ");
        assertThat(get("/api/list?room=r", "localhost", "X: x")).contains("\"transcriptions\":[]");
        assertThat(get("/display?room=r", "localhost", header)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: curl sends none of them",
                "Sec-Fetch-Site: same-origin\r\nOrigin: https://captions.example",
                "Sec-Fetch-Site: none",
                "Origin: http://LOCALHOST"
            })
    void ownPageAndProgramsAreLetIn(String header) throws IOException {
        String host = header.contains("LOCALHOST") ? "localhost" : "127.0.0.1:" + hall.server.port();
        assertThat(post(host, header)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost.:80",
                "me.localhost",
                "127.0.0.1",
                "127.1.2.3:3000",
                "[::1]",
                "[0:0:0:0:0:0:0:1]:3000"
            })
    void everyNameOfThisComputerWillDo(String host) throws IOException {
        assertThat(get("/api/list?room=r", host, "X: x")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "example.org:80",
                "localhost.example.org",
                "notlocalhost",
                "127.0.0.1.example.org",
                "192.168.0.7",
                "localhost@example.org",
                "[::2]",
                "[localhost",
                "0.0.0.0"
            })
    void nameThatOnlyMeansThisComputerIsRefused(String host) throws IOException {
        for (String path : new String[] {"/api/list?room=r", "/api/stream?room=r", "/", "/nothing"}) {
            assertThat(get(path, host, "X: x")).startsWith("HTTP/1.1 421 ").contains("127.0.0.1 or localhost");
        }
        assertThat(get("http://" + host + "/", "localhost", "X: x"))
                .satisfiesAnyOf(
                        it -> assertThat(it).startsWith("HTTP/1.1 421 "),
                        it -> assertThat(it).startsWith("HTTP/1.1 400 "));
        assertThat(post(host, "X: x")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void hostMustBeNamedOnce() throws IOException {
        assertThat(get("/", "localhost", "Host: localhost")).startsWith("HTTP/1.1 400 ");
        assertThat(Raw.ask(hall.server.port(), "GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(Raw.ask(hall.server.port(), "GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void serverForANetworkIsAskedForByAnyName() throws IOException {
        InetSocketAddress everywhere = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
        try (RoomServer server = RoomServer.start(everywhere, Clock.systemUTC(), "1")) {
            assertThat(Raw.ask(server.port(), "GET / HTTP/1.1\r\nHost: captions.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void displayAloneMayBeShownInAFrame() throws IOException {
        assertThat(get("/display?room=r", "localhost", "X: x"))
                .doesNotContain("frame-ancestors")
                .doesNotContainIgnoringCase("X-Frame-Options")
                .containsIgnoringCase("Cross-Origin-Resource-Policy: cross-origin");
        for (String path : new String[] {"/", "/api/list?room=r", "/display.js"}) {
            assertThat(get(path, "localhost", "X: x"))
                    .contains("frame-ancestors 'none'")
                    .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin")
                    .containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin")
                    .containsIgnoringCase("Permissions-Policy: camera=()")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
    }

    private String get(String path, String host, String header) throws IOException {
        return Raw.ask(hall.server.port(), "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n\r\n");
    }

    private String post(String host, String header) throws IOException {
        return Raw.ask(
                hall.server.port(),
                "POST /api/send HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\nContent-Length: "
                        + BODY.getBytes(UTF_8).length + "\r\n\r\n" + BODY);
    }
}
