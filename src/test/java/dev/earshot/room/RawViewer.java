package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A viewer's bare connection: it reads as little as a test wants, and can be cut anywhere. */
final class RawViewer implements AutoCloseable {
    /** Small, so that a server soon notices a viewer who does not read. */
    private static final int RECEIVE_BUFFER = 4096;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private RawViewer(Hall hall, @Nullable String lastEventId) throws IOException {
        URI url = hall.url("/api/stream?" + RoomQuery.of(Hall.ROOM));
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        in = socket.getInputStream();
        String request =
                "GET " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\n" + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    static RawViewer enter(Hall hall, @Nullable String lastEventId) throws IOException {
        return new RawViewer(hall, lastEventId);
    }

    /** All that was read so far, head included. */
    byte[] received() {
        return received.toByteArray();
    }

    /** Waits for {@code count} more bytes or the end. */
    void read(int count) throws IOException {
        received.write(in.readNBytes(count));
    }

    void readUntil(String end) throws IOException {
        byte[] wanted = end.getBytes(UTF_8);
        int found = 0;
        while (found < wanted.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the stream ended before " + end);
            }
            received.write(next);
            if (next == wanted[found]) {
                found++;
            } else {
                found = next == wanted[0] ? 1 : 0;
            }
        }
    }

    /** Waits until the server ends the connection. */
    void readToTheEnd() {
        try {
            in.transferTo(received);
        } catch (IOException e) {
            // Ended without ceremony.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
