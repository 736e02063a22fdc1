package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One connection to a server of this computer, on which anything may be sent. Reading waits 5 s at most. */
final class Raw implements AutoCloseable {
    final Socket socket = new Socket();

    Raw(int port) throws IOException {
        this(port, 0);
    }

    /** @param buffer bytes that the computer takes before anything is read; 0 for as it likes */
    Raw(int port, int buffer) throws IOException {
        socket.setSoTimeout(5_000);
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** What the server answers before it closes the connection, which it is asked to do by the end of the request. */
    static String ask(int port, String request) throws IOException {
        return ask(port, request.getBytes(UTF_8));
    }

    static String ask(int port, byte[] request) throws IOException {
        try (Raw raw = new Raw(port)) {
            try {
                raw.socket.getOutputStream().write(request);
                raw.socket.shutdownOutput();
            } catch (IOException e) {
                // The server closed before all was sent; it may have said why.
            }
            return raw.answer();
        }
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** All that comes until the server closes; the beginning of a stream. */
    String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        try {
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                answer.write(some, 0, got);
                if (answer.toString(ISO_8859_1).contains("retry: 1000")) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Closed with something unread: what came before counts.
        }
        return answer.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
