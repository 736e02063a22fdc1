package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server in front of a room that, by a seeded die, hangs, resets, cuts its answers, says 429 and 503, and now and then
 * is not there at all. What it passes on, it passes on once.
 */
final class FaultyServer implements AutoCloseable {
    /** What a request meets with, of a thousand; the rest is well. */
    private enum Trouble {
        HANG(2),
        RESET(20),
        RESET_AFTER_STORING(20),
        CUT(20),
        TOO_MANY(20),
        OVERLOADED(20),
        WELL(898);

        private final int share;

        Trouble(int share) {
            this.share = share;
        }
    }

    private static final int OUTAGE_EVERY = 1_000;
    private static final int OUTAGE_MILLIS = 100;

    private final Random random;
    private final Consumer<String> room;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<String> answersCut = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);
    private final int port;
    private volatile ServerSocket listening;
    private volatile boolean closed;
    private final AtomicInteger outages = new AtomicInteger();
    private int requests;

    /** @param room takes the body of each request that is passed on */
    FaultyServer(long seed, Consumer<String> room) throws IOException {
        this.random = new Random(seed);
        this.room = room;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        acceptor.start();
    }

    URI sendUrl() {
        return URI.create("http://127.0.0.1:" + port + "/api/send");
    }

    /** The bodies that were passed on although their sender got no whole answer. */
    Set<String> answersCut() {
        return answersCut;
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        return socket;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException e) {
                // The outage that closed it is over in a moment.
                LockSupport.parkNanos(1_000_000);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int born = outages.get();
            String body = request(in);
            while (body != null && answer(body, socket) && born == outages.get()) {
                body = request(in);
            }
        } catch (IOException e) {
            // The client gave up; that is its right.
        } finally {
            sockets.remove(socket);
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(String body, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        return switch (roll()) {
            case WELL -> {
                room.accept(body);
                write(out, "200 OK", "", "{\"success\":true}");
                yield true;
            }
            case TOO_MANY -> {
                write(out, "429 Too Many Requests", "", "");
                yield true;
            }
            case OVERLOADED -> {
                write(out, "503 Service Unavailable", "Retry-After: 0\r\n", "");
                yield true;
            }
            case CUT -> {
                answersCut.add(body);
                room.accept(body);
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"succ".getBytes(UTF_8));
                out.flush();
                yield false;
            }
            case RESET_AFTER_STORING -> {
                answersCut.add(body);
                room.accept(body);
                socket.setSoLinger(true, 0);
                yield false;
            }
            case RESET -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
            // Until the client has had enough.
            case HANG -> socket.getInputStream().read() >= 0;
        };
    }

    private synchronized Trouble roll() throws IOException {
        requests++;
        if (requests % OUTAGE_EVERY == 0) {
            outage();
        }
        int rolled = random.nextInt(1_000);
        for (Trouble trouble : Trouble.values()) {
            rolled -= trouble.share;
            if (rolled < 0) {
                return trouble;
            }
        }
        throw new IllegalStateException("the shares are not a thousand");
    }

    /** Answers that are under way are still given; then every connection ends, and for a while none is taken. */
    private void outage() throws IOException {
        outages.incrementAndGet();
        listening.close();
        try {
            Thread.sleep(OUTAGE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening = listen(port);
    }

    private static void write(OutputStream out, String status, String header, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + header + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(UTF_8));
        out.flush();
    }

    /** The body of the next request; null when the client sends no more. */
    private static @Nullable String request(InputStream in) throws IOException {
        int length = -1;
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = line(in);
        }
        if (line == null) {
            return null;
        }
        byte[] body = in.readNBytes(Math.max(length, 0));
        return body.length < length ? null : new String(body, UTF_8);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return c < 0 ? null : line.toString();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
