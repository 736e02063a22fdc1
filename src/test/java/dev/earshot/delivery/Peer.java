package dev.earshot.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A room server of the field, in a process of its own; see src/test/peers. */
final class Peer implements AutoCloseable {
    static final Path PEERS = Path.of("src/test/peers");

    private final Process process;
    private final URI address;

    private Peer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Peer node(Map<String, String> settings) throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", "server.js")
                .directory(PEERS.resolve("node-room").toFile());
        node.environment().putAll(settings);
        int port = freePort();
        node.environment().put("PORT", String.valueOf(port));
        return start(node, port, "listening");
    }

    static Peer php(Path data) throws IOException {
        int port = freePort();
        ProcessBuilder php =
                new ProcessBuilder("php", "-S", "127.0.0.1:" + port, "-t", "php-room").directory(PEERS.toFile());
        php.environment().putAll(Map.of("PHP_CLI_SERVER_WORKERS", "4", "ROOM_DATA", data.toString()));
        return start(php, port, "started");
    }

    private static Peer start(ProcessBuilder builder, int port, String ready) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader said = process.inputReader(UTF_8);
        String line = said.readLine();
        while (line != null && !line.contains(ready)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(String.join(" ", builder.command()) + " did not start");
        }
        // What it says later must not fill the pipe.
        Thread.ofVirtual().start(() -> said.lines().forEach(each -> {}));
        return new Peer(process, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI url(String path) {
        return address.resolve(path);
    }

    JsonElement get(String path) throws IOException, InterruptedException {
        return JsonParser.parseString(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        // Its WebSocket part refuses every other upgrade, and HTTP/2 would begin as one.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** The texts that the server keeps, as its list tells them. */
    List<String> texts(String listPath) throws IOException, InterruptedException {
        return get(listPath).getAsJsonObject().getAsJsonArray("transcriptions").asList().stream()
                .map(caption -> caption.getAsJsonObject().get("text").getAsString())
                .toList();
    }

    /** Whether what npm installs is there. */
    static boolean hasNodeModules() {
        return new File(PEERS.toFile(), "node-room/node_modules/express").isDirectory();
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }
}
