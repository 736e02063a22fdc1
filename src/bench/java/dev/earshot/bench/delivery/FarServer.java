package dev.earshot.bench.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP server on loopback that answers every request so long after it came, over any number of connections at
 * once. Plain sockets and platform threads, since what the JDK's server adds to each request would be measured as well.
 */
final class FarServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"success\":true}"
                    .getBytes(ISO_8859_1);
    private static final String LENGTH = "content-length:";

    private final Duration distance;
    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger captions = new AtomicInteger();

    private FarServer(Duration distance) throws IOException {
        this.distance = distance;
    }

    /** Starts; {@code distance} is from a request's first line to its answer. */
    static FarServer start(Duration distance) throws IOException {
        FarServer server = new FarServer(distance);
        server.threads.execute(server::accept);
        return server;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api/send");
    }

    /** How many captions came since the last call. */
    int takeCount() {
        return captions.getAndSet(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // close() ends the waiting for connections.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String request = line(in);
            while (!request.isEmpty()) {
                long due = System.nanoTime() + distance.toNanos();
                in.skipNBytes(bodyLength(in));
                if (request.startsWith("POST")) {
                    captions.incrementAndGet();
                }
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                connection.getOutputStream().write(ANSWER);
                request = line(in);
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    /** Reads the head's other lines. */
    private static int bodyLength(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return length;
    }

    /** Up to the end of the line, without it; empty at the end of everything. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Waits until every client has closed its connections. */
    @Override
    public void close() throws IOException {
        socket.close();
        threads.close();
    }
}
