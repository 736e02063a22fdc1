package dev.earshot.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives a zip, in parts too, unless it is told to answer otherwise: each such answer serves once. */
final class ModelServer implements AutoCloseable {
    static final String TAG = "\"one\"";

    private static final int PIECE = 8192;

    /** Of each request the range that it asked for, or nothing. */
    final List<String> ranges = new CopyOnWriteArrayList<>();

    final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    volatile Sent sent = bytes -> {};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final byte[] zip;

    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    interface Sent {
        void bytes(long soFar) throws IOException;
    }

    ModelServer(byte[] zip) throws IOException {
        this.zip = zip;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/model.zip");
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            Reply reply = replies.poll();
            if (reply == null) {
                give(exchange, zip.length, true);
            } else {
                reply.to(exchange);
            }
        } catch (IOException e) {
            // The client has gone, or the answer was to break off.
        }
    }

    /** As a server does that knows nothing of ranges. */
    Reply fromTheBeginning() {
        return exchange -> give(exchange, zip.length, false);
    }

    /** Breaks off where so much of the file has been sent. */
    Reply cutAt(int end) {
        return exchange -> give(exchange, end, true);
    }

    static Reply status(int code, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        };
    }

    private void give(HttpExchange exchange, int end, boolean ranged) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean part = ranged && range != null && (condition == null || condition.equals(TAG));
        int from = part ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
        exchange.getResponseHeaders().set("ETag", TAG);
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        if (part) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (zip.length - 1) + "/" + zip.length);
        }
        exchange.sendResponseHeaders(part ? 206 : 200, zip.length - from);
        OutputStream out = exchange.getResponseBody();
        for (int at = from; at < end; at += PIECE) {
            out.write(zip, at, Math.min(PIECE, end - at));
            out.flush();
            sent.bytes(Math.min(at + PIECE, end));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
