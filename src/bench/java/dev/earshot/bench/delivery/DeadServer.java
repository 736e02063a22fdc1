package dev.earshot.bench.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A server that takes connections and never answers: the slowest way to be dead, every request lasts to its timeout. */
final class DeadServer implements AutoCloseable {
    private final ServerSocket socket;

    private DeadServer(ServerSocket socket) {
        this.socket = socket;
    }

    static DeadServer start() {
        try {
            return new DeadServer(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api/send");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
