package dev.earshot.bench.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A room server in a process of its own. */
final class Contender implements AutoCloseable {
    /** How a viewer is let in. */
    enum Way {
        EVENTS("200", "GET /api/stream?room=%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"),
        WEB_SOCKET(
                "101",
                "GET /ws?room=%s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        private final String welcome;
        private final String request;

        Way(String welcome, String request) {
            this.welcome = welcome;
            this.request = request;
        }

        /** The status of an answer that lets a viewer in. */
        String welcome() {
            return welcome;
        }

        String request(String room) {
            return request.formatted(room);
        }
    }

    private static final Path PEER = Path.of("src/test/peers/node-room");

    private final Process process;
    private final InetSocketAddress address;
    private final Way way;

    private Contender(Process process, int port, Way way) {
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.way = way;
    }

    /** @param home an empty folder */
    static Contender earshot(Path home) throws IOException {
        Path settings = Files.createDirectories(home.resolve("earshot")).resolve("earshot.conf");
        Files.writeString(settings, "room-server { max-rate = 0, max-viewers = 100000 }\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // pom.xml starts the bench with the program's own options.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        int port = freePort();
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.earshot.Main",
                "serve",
                "--port",
                Integer.toString(port)));
        ProcessBuilder earshot = new ProcessBuilder(command);
        for (String folder : List.of("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")) {
            earshot.environment().put(folder, home.toString());
        }
        return new Contender(start(earshot, "Display page"), port, Way.EVENTS);
    }

    static Contender node() throws IOException {
        if (!Files.isDirectory(PEER.resolve("node_modules"))) {
            throw new IOException("The Node peer is not installed; run npm ci in " + PEER);
        }
        int port = freePort();
        ProcessBuilder node = new ProcessBuilder("node", "server.js").directory(PEER.toFile());
        node.environment().put("PORT", Integer.toString(port));
        node.environment().put("KEEP", "500");
        return new Contender(start(node, "listening"), port, Way.WEB_SOCKET);
    }

    private static Process start(ProcessBuilder builder, String ready) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = process.inputReader(UTF_8);
        String line = said.readLine();
        while (line != null && !line.contains(ready)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(String.join(" ", builder.command()) + " did not start");
        }
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    InetSocketAddress address() {
        return address;
    }

    Way way() {
        return way;
    }

    /** What it has used so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** What it has in memory now. */
    double residentKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
