package dev.earshot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real connections to a server that says what it was sent. */
@Timeout(30)
class HttpServerTest {
    private static final int MOST_BODY = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final BlockingQueue<Line> begun = new LinkedBlockingQueue<>();
    private int places = 10;
    private ServerSocketChannel door;
    private HttpServer server;

    private final class Echo implements Handler, Response.Live {
        @Override
        public Response answer(Request request) throws IOException {
            if (request.target().getPath().equals("/stream")) {
                return new Response.Stream(Map.of(), this);
            }
            if (request.target().getPath().equals("/unread")) {
                return text(404, "none");
            }
            return request.body(MOST_BODY)
                    .map(body -> text(200, request.method() + " " + new String(body, ISO_8859_1)))
                    .orElseGet(() -> text(413, "long"));
        }

        @Override
        public Response.Whole refusal(int status, String sentence) {
            return text(status, sentence);
        }

        private static Response.Whole text(int status, String text) {
            return new Response.Whole(status, Map.of("X", "y"), text.getBytes(ISO_8859_1));
        }

        @Override
        public void begin(Line line) {
            begun.add(line);
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }

    @BeforeEach
    void start() throws IOException {
        door = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T09:30:00Z"), ZoneOffset.UTC);
        server = HttpServer.start(door, new Echo(), () -> places, Duration.ofSeconds(10), clock);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answerSaysWhatAndWhenAndHowLong() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .isEqualToIgnoringNewLines("HTTP/1.1 200 OK\r\nDate: Sun, 01 Feb 2026 09:30:00 GMT\r\n"
                        + "X: y\r\nContent-Length: 4\r\nConnection: close\r\n\r\nGET ");
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
        String all = "\r\nPOST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none"
                + "POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"
                + "POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nxxx"
                + "POST /3 HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n" + "x".repeat(20)
                + "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
                + "GET / HTTP/1.0\r\n\r\nGET /never HTTP/1.1\r\n";
        assertThat(ask(all).replaceAll("HTTP/1.1 (\\d+) .*\r\n(.+\r\n)*\r\n", "[$1]"))
                .isEqualTo("[200]POST one[200]POST two[404]none[413]long[200][200]GET ");
    }

    @Test
    void clientThatWaitsWithItsBodyIsAskedForIt() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            String invitation = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(socket.getInputStream().readNBytes(invitation.length()))
                    .asString(ISO_8859_1)
                    .isEqualTo(invitation);
            send(socket, "one");
            socket.shutdownOutput();
            assertThat(rest(socket)).startsWith("HTTP/1.1 200 OK").endsWith("POST one");
        }
    }

    @Test
    void bodyThatNobodyWantsIsNotAskedFor() throws IOException {
        assertThat(ask("POST /unread HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Connection: close");
    }

    @Test
    void whatCannotBeReadIsRefusedInWordsAndTheConnectionEnds() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("\r\n\r\nOne header Host is needed");
        assertThat(ask("GET / HTTP/1.1\nHost: x\n\n")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(ask("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(300))).startsWith("HTTP/1.1 431 ");
        assertThat(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("The body ends too early");
        assertThat(ask("GET / HTTP/1.1\r\nHost")).isEmpty();
    }

    @Test
    void lineThatIsGivenAwayIsWrittenToByWhoeverHasIt() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(socket, "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
            Line line = begun.take();
            line.send("one ".getBytes(ISO_8859_1));
            line.waitNoMore();
            line.offer(ByteBuffer.wrap("two".getBytes(ISO_8859_1)));
            assertThat(server.connections()).isEqualTo(1);
            line.close();
            line.close();
            assertThat(rest(socket)).endsWith("Connection: close\r\n\r\none two");
            ended.await();
            assertThat(server.connections()).isZero();
            assertThatThrownBy(() -> line.send(new byte[1])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void clientThatReadsNothingIsNotWaitedFor() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(socket, "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
            Line line = begun.take();
            line.waitNoMore();
            ByteBuffer much = ByteBuffer.allocate(1_000_000);
            while (!much.hasRemaining() || much.position() > 0) {
                line.offer(much.clear());
            }
            assertThat(much.remaining()).isEqualTo(1_000_000);
        }
    }

    @Test
    void streamEndsWithTheServer() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(socket, "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
            begun.take();
            server.close();
            ended.await();
            assertThat(rest(socket)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void streamIsNotBegunWithABodyThatNobodyReads() throws IOException, InterruptedException {
        assertThat(ask("GET /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("A stream is asked for without a body");
        ended.await();
        assertThat(begun).isEmpty();
    }

    @Test
    void connectionForWhichThereIsNoPlaceIsClosed() throws IOException {
        places = 1;
        try (Socket inside = connect()) {
            send(inside, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(inside.getInputStream().read()).isEqualTo('H');
            try (Socket outside = connect()) {
                assertThat(outside.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.socket().getLocalPort());
    }

    /** All that is answered until the server ends the connection. */
    private String ask(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request);
            socket.shutdownOutput();
            return rest(socket);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String rest(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }
}
