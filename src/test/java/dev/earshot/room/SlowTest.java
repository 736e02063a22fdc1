package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold a room server up, against one in a process of its own with little memory and few file descriptors. */
@Timeout(120)
class SlowTest {
    private static final String HEAD = "POST /api/send HTTP/1.1\r\nHost: localhost\r\n";

    /** The twenty seconds that a request may take, and some for a busy machine. */
    private static final Duration CUT_OFF = Duration.ofSeconds(25);

    @TempDir
    Path home;

    @Test
    void whoIsSlowOrEndlessIsCutOffAndLiveCaptionsGoOn() throws IOException, InterruptedException {
        Process server = serve();
        try (BufferedReader said = server.inputReader(UTF_8);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            URI send = URI.create(Objects.requireNonNull(said.readLine()).replace("Captions are taken at ", ""));
            try (Watch watch = new Watch(client.send(
                    HttpRequest.newBuilder(send.resolve("/api/stream?room=r")).build(),
                    HttpResponse.BodyHandlers.ofInputStream()))) {
                List<CompletableFuture<Duration>> ends = new ArrayList<>();
                attacks()
                        .forEach(attack ->
                                ends.add(CompletableFuture.supplyAsync(() -> attack.last(send.getPort()), threads)));
                CompletableFuture<?> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));

                List<String> spoken = new ArrayList<>();
                Duration longest = Duration.ZERO;
                while (!all.isDone()) {
                    String text = "sentence " + spoken.size();
                    long before = System.nanoTime();
                    assertThat(post(client, send, text)).isEqualTo(200);
                    assertThat(watch.texts(1)).containsExactly(text);
                    Duration took = Duration.ofNanos(System.nanoTime() - before);
                    longest = took.compareTo(longest) > 0 ? took : longest;
                    spoken.add(text);
                    // As fast as somebody speaks.
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                assertThat(ends).allSatisfy(end -> assertThat(end.join()).isLessThan(CUT_OFF));
                assertThat(longest).isLessThan(Duration.ofSeconds(2));
                assertThat(spoken).hasSizeGreaterThan(100);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void moreConnectionsThanThereMayBeDisturbNobodyInside() throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("bash"), "The test with few file descriptors is left out: it needs bash");
        Process server = serve("bash", "-c", "ulimit -n 512; exec \"$@\"", "bash");
        List<Raw> idle = new ArrayList<>();
        try (BufferedReader said = server.inputReader(UTF_8);
                HttpClient client = HttpClient.newHttpClient()) {
            URI send = URI.create(Objects.requireNonNull(said.readLine()).replace("Captions are taken at ", ""));
            assertThat(post(client, send, "one")).isEqualTo(200);
            int turnedAway = 0;
            for (int connection = 0; connection < 400; connection++) {
                Raw raw = new Raw(send.getPort());
                idle.add(raw);
                if (connection >= 300) {
                    turnedAway += raw.answer().isEmpty() ? 1 : 0;
                }
                if (connection % 50 == 0) {
                    assertThat(post(client, send, "more")).isEqualTo(200);
                }
            }
            assertThat(turnedAway).isEqualTo(100);
        } finally {
            for (Raw raw : idle) {
                raw.close();
            }
            server.destroy();
            server.waitFor();
        }
    }

    private static List<Attack> attacks() {
        List<Attack> attacks = new ArrayList<>(List.of(
                new Attack("", "", 1_000),
                new Attack(HEAD, "x", 1_000),
                new Attack(HEAD + "X: ", "y", 1_000),
                new Attack("", "\r\n", 1_000),
                new Attack(HEAD + "Content-Length: 1000\r\n\r\n{", " ", 1_000),
                new Attack(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n", 1_000),
                new Attack(
                        "GET /api/stream?room=r HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n", "", 1_000),
                new Attack("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\n", "x", 1_000),
                new Attack(HEAD, "X: y\r\n".repeat(2_000), 0),
                new Attack(HEAD, numbered(), 0),
                new Attack(HEAD + "X: ", "y".repeat(10_000), 0),
                new Attack("GET /" + "x".repeat(100_000), "x".repeat(10_000), 0),
                new Attack(HEAD + "Content-Length: 10000000000\r\n\r\n{", " ".repeat(10_000), 0),
                new Attack(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "3e8\r\n" + " ".repeat(1_000) + "\r\n", 0)));
        IntStream.range(0, 500).forEach(any -> attacks.add(new Attack(HEAD + "Content-Length: 9\r\n", "", 1_000)));
        return attacks;
    }

    private static String numbered() {
        StringBuilder headers = new StringBuilder();
        IntStream.range(0, 1_000).forEach(i -> headers.append("X").append(i).append(": y\r\n"));
        return headers.toString();
    }

    /**
     * One connection.
     *
     * @param opening sent first
     * @param more sent again and again
     * @param pause milliseconds between
     */
    private record Attack(String opening, String more, int pause) {
        /** Until the server closes the connection. */
        Duration last(int port) {
            long begun = System.nanoTime();
            try (Raw raw = new Raw(port)) {
                raw.socket.setSoTimeout(Math.max(1, pause));
                raw.send(opening);
                InputStream in = raw.socket.getInputStream();
                while (!isClosed(in)) {
                    raw.send(more);
                }
            } catch (IOException e) {
                // Closed while it sent.
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        private static boolean isClosed(InputStream in) throws IOException {
            try {
                int got = in.read();
                while (got >= 0) {
                    got = in.read();
                }
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }
    }

    private static int post(HttpClient client, URI send, String text) throws IOException, InterruptedException {
        String body = "{\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"" + text + "\"}";
        return client.send(
                        HttpRequest.newBuilder(send)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Process serve(String... by) throws IOException {
        List<String> command = new ArrayList<>(List.of(by));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.earshot.Main",
                "serve",
                "--port",
                "0"));
        ProcessBuilder server = new ProcessBuilder(command);
        server.environment().put("HOME", home.toString());
        server.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        server.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        return server.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
