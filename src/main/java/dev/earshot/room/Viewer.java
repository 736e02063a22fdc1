package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open display page: a bounded queue that the room fills and one thread that empties it to the page. A page that does
 * not keep up is dropped; its browser comes back by itself and gets what it missed.
 */
final class Viewer {
    /** Events that wait for a slow page at most. */
    static final int QUEUE = 256;

    private static final String HELLO = "retry: 1000\n\n";
    private static final String STILL_HERE = ": still here\n\n";

    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(QUEUE);
    private final Thread server;

    /** @param server the thread that will call {@link #serve} */
    Viewer(Thread server) {
        this.server = server;
    }

    /** Never waits. */
    boolean offer(String event) {
        return events.offer(event);
    }

    /** Ends {@link #serve}, even while it writes: an interrupt closes the connection under a write that hangs. */
    void drop() {
        server.interrupt();
    }

    /**
     * Writes {@code backlog}, then whatever is offered, until the page goes away (IOException) or the viewer is dropped.
     *
     * @param quiet after how long without an event a comment is sent, so that nothing on the way takes the line for dead
     */
    void serve(OutputStream page, List<String> backlog, Duration quiet) throws IOException, InterruptedException {
        write(page, HELLO + String.join("", backlog));
        while (true) {
            @Nullable String event = events.poll(quiet.toNanos(), TimeUnit.NANOSECONDS);
            write(page, event == null ? STILL_HERE : event);
        }
    }

    private static void write(OutputStream page, String text) throws IOException {
        page.write(text.getBytes(UTF_8));
        page.flush();
    }
}
