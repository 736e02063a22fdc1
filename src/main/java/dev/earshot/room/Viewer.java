package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One open display page, and the thread that writes to it what the room tells. A page that does not keep up is dropped; its
 * browser comes back by itself and gets what it missed.
 */
final class Viewer {
    /** Events that wait for a slow page at most. */
    static final int BEHIND = 256;

    private static final String HELLO = "retry: 1000\n\n";

    private final Thread server;
    private volatile Told seen = Told.nothing();

    /** @param server the thread that will call {@link #serve} */
    Viewer(Thread server) {
        this.server = server;
    }

    /** Before {@link #serve}: what is told after {@code last} will be written. */
    void startAfter(Told last) {
        seen = last;
    }

    /**
     * There is more to write. Never waits.
     *
     * @return whether the viewer keeps up
     */
    boolean wake(Told last) {
        LockSupport.unpark(server);
        return last.since(seen) <= BEHIND;
    }

    /** Ends {@link #serve}, even while it writes: an interrupt closes the connection under a write that hangs. */
    void drop() {
        server.interrupt();
    }

    /**
     * Writes {@code backlog}, then whatever the room tells, until the page goes away (IOException) or the viewer is dropped.
     * All that waits is written at once.
     */
    void serve(OutputStream page, List<String> backlog) throws IOException, InterruptedException {
        page.write(HELLO.getBytes(UTF_8));
        for (String event : backlog) {
            page.write(event.getBytes(UTF_8));
        }
        page.flush();
        while (true) {
            Told next = seen.next();
            if (next == null) {
                LockSupport.park(this);
            } else {
                write(page, next);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void write(OutputStream page, Told first) throws IOException {
        for (Told told = first; told != null; told = told.next()) {
            page.write(told.bytes());
            seen = told;
        }
        page.flush();
    }
}
