package dev.earshot.bench.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts captions to a room over one connection that is kept. */
final class Speaker implements AutoCloseable {
    private static final class HungUp extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Contender server;
    private final String name;
    private final String room;
    private Socket socket;
    private long sequence;

    Speaker(Contender server, String room, String name) throws IOException {
        this.server = server;
        this.room = room;
        this.name = name;
        this.socket = connect();
    }

    private Socket connect() throws IOException {
        Socket fresh =
                new Socket(server.address().getAddress(), server.address().getPort());
        fresh.setTcpNoDelay(true);
        return fresh;
    }

    /** Posts what is due from {@code start} on, every {@code interval}; what is not posted in good time is left out. */
    void speak(long start, long interval, int captions, long until) throws IOException {
        for (int number = 0; number < captions; number++) {
            long due = start + number * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (due > until || System.nanoTime() > until) {
                return;
            }
            post("It is said that everything here arrives at once @" + due + "@ and in order");
        }
    }

    /** A caption as Earshot sends it; a server that knows no sequence tells it as it is. */
    void post(String text) throws IOException {
        sequence++;
        byte[] body =
                """
                {"user_name":"%s","text":"%s","timestamp":"10:11:12","is_preview":false,"user_color":"#40c0ff",\
                "session":"session-of-%s","sequence":%d,"id":"session-of-%s-%d","started_at":"2026-01-31T09:30:00Z",\
                "ended_at":"2026-01-31T09:30:02Z","room":"%s","passphrase":"open sesame"}""".formatted(name, text, name, sequence, name, sequence, room).getBytes(UTF_8);
        byte[] head =
                ("POST /api/send HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(UTF_8);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        try {
            socket.getOutputStream().write(request);
            answer();
        } catch (HungUp e) {
            // A server may end a line that it takes for idle, as many are when a crowd has gone.
            socket.close();
            socket = connect();
            socket.getOutputStream().write(request);
            answer();
        }
    }

    private void answer() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true) {
            int more = in.read(buffer, length, buffer.length - length);
            if (more < 0) {
                throw new HungUp();
            }
            length += more;
            String said = new String(buffer, 0, length, UTF_8);
            int end = said.indexOf("\r\n\r\n");
            Matcher expected = LENGTH.matcher(said);
            if (end > 0 && expected.find() && length >= end + 4 + Integer.parseInt(expected.group(1))) {
                if (!said.startsWith("HTTP/1.1 200")) {
                    throw new IOException("The server refused a caption: " + said);
                }
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
