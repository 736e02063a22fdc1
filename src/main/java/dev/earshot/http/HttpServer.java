package dev.earshot.http;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients in, and has each one's requests answered on a virtual thread {@code http-N} of its own. {@link #close} ends
 * them all.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    /** Until another attempt, when the computer can't give another connection. */
    private static final long AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final ServerSocketChannel door;
    private final Handler handler;
    private final Crowd crowd;
    private final Duration patience;
    private final Clock clock;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Deadlines deadlines = new Deadlines();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 1).factory());
    private final Thread accepting = Thread.ofVirtual().name("http-door").unstarted(this::accept);

    private HttpServer(ServerSocketChannel door, Handler handler, Crowd crowd, Duration patience, Clock clock) {
        this.door = door;
        this.handler = handler;
        this.crowd = crowd;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Starts a server.
     *
     * @param door bound to where the server listens; the server closes it
     * @param most connections at once, asked at each new one; there may be places for fewer
     * @param patience from the end of a request's head to the end of its answer; an answer without end is begun by then
     * @param clock for the dates of answers
     */
    public static HttpServer start(
            ServerSocketChannel door, Handler handler, IntSupplier most, Duration patience, Clock clock) {
        HttpServer server = new HttpServer(door, handler, Crowd.ofThisProcess(most), patience, clock);
        server.accepting.start();
        return server;
    }

    /** Open now. */
    public int connections() {
        return crowd.size();
    }

    private void accept() {
        boolean told = false;
        while (door.isOpen()) {
            try {
                enter(new Line(door.accept()));
                told = false;
            } catch (IOException e) {
                if (door.isOpen()) {
                    if (!told) {
                        log.warn("No more connections can be taken for now: {}", e.getMessage());
                    }
                    told = true;
                    LockSupport.parkNanos(this, AGAIN_NANOS);
                }
            }
        }
    }

    private void enter(Line line) {
        try {
            InetAddress from = line.from();
            if (!crowd.enter(from)) {
                line.close();
                return;
            }
            lines.add(line);
            line.whenClosed(() -> {
                lines.remove(line);
                crowd.leave(from);
            });
            threads.execute(new Connection(line, Origin.of(from), handler, deadlines, patience, clock));
        } catch (IOException | RuntimeException e) {
            log.error("A connection could not be taken", e);
            line.close();
        }
    }

    /** Ends all connections and waits for the server's threads. Safe to call again. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            log.debug("The door did not close", e);
        }
        Threads.join(accepting);
        threads.shutdownNow();
        lines.forEach(Line::close);
        threads.close();
        deadlines.close();
    }
}
