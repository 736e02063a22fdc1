package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Backlog backlog;

    /** @param server the thread that will call {@link #serve} */
    Viewer(Thread server) {
        this.server = server;
    }

    /** Before {@link #serve}, by its thread: {@code first} will be written, and what is told after {@code last}. */
    void startAfter(Told last, Backlog first) {
        seen = last;
        backlog = first;
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
     * Writes the backlog, then whatever the room tells, until the page goes away (IOException) or the viewer is dropped.
     * All that waits is written at once.
     */
    void serve(OutputStream page) throws IOException, InterruptedException {
        greet(page);
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

    private void greet(OutputStream page) throws IOException {
        page.write(HELLO.getBytes(UTF_8));
        Backlog first = backlog;
        // Else a page that is open all day would keep every caption of this moment.
        backlog = null;
        if (first != null) {
            first.write(page);
        }
        page.flush();
    }

    private void write(OutputStream page, Told first) throws IOException {
        for (Told told = first; told != null; told = told.next()) {
            page.write(told.bytes());
            seen = told;
        }
        page.flush();
    }
}
