package dev.earshot.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that swallows packets, as a broken network does: a listener that accepts nobody and whose queue is full, so
 * that the kernel drops each further SYN.
 */
final class DeadEnd implements AutoCloseable {
    /** Linux queues one more than the backlog says; other systems round it up. */
    private static final int MOST = 64;

    private final ServerSocket listener;
    private final List<Socket> queued = new ArrayList<>();

    DeadEnd(InetAddress address, int port) throws IOException {
        listener = new ServerSocket(port, 1, address);
        try {
            while (connects()) {
                if (queued.size() > MOST) {
                    throw new IOException("this system's queue of connections is never full");
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private boolean connects() throws IOException {
        Socket socket = new Socket();
        queued.add(socket);
        try {
            socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 300);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queued) {
            socket.close();
        }
        listener.close();
    }
}
