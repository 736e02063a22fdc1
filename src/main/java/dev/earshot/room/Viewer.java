package dev.earshot.room;

import dev.earshot.http.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One open display page, and how much of what the room tells was written to it. A page that does not keep up is dropped; its
 * browser comes back by itself and gets what it missed.
 */
final class Viewer {
    /** Events that wait for a slow page at most. */
    static final int BEHIND = 256;

    /** How long a page may take nothing at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Told seen = Told.nothing();
    /** Bytes that were written of what comes after {@link #seen}. */
    private int part;

    /** {@link System#nanoTime} when it took something last, or had nothing to take. */
    private long tookAt;

    private @Nullable Backlog backlog;
    private volatile @Nullable Line line;
    private volatile boolean ready;
    private volatile boolean dropped;

    /** Before {@link #begin}, by its thread: {@code first} will be written, and what is told after {@code last}. */
    void startAfter(Told last, Backlog first) {
        seen = last;
        backlog = first;
    }

    /** Writes the backlog, and waits for it; from now on {@link #catchUp} writes. */
    void begin(Line page) throws IOException {
        line = page;
        if (dropped) {
            page.close();
        }
        Backlog first = Objects.requireNonNull(backlog);
        // Else a page that is open all day would keep every caption of this moment.
        backlog = null;
        first.send(page);
        page.waitNoMore();
        tookAt = System.nanoTime();
        ready = true;
    }

    /**
     * Writes what was told since, as much of it as the page takes. Never waits. By one thread at a time.
     *
     * @param last what was told last
     * @param buffer lent for the time of the call
     * @param now {@link System#nanoTime} of the round: asking for each page costs half of what a write does
     * @return whether there is something left to write, for which it is worth coming by again
     */
    boolean catchUp(Told last, ByteBuffer buffer, long now) {
        Line page = line;
        boolean stuck = false;
        if (ready && !dropped && page != null) {
            try {
                if (write(page, buffer, now)) {
                    return false;
                }
                stuck = now - tookAt > PATIENCE.toNanos();
            } catch (IOException | RuntimeException e) {
                // One page's trouble is that page's.
                stuck = true;
            }
        }
        if (stuck || last.since(seen) > BEHIND) {
            drop();
        }
        return ready && !dropped;
    }

    /** @return whether the page took all there is */
    private boolean write(Line page, ByteBuffer buffer, long now) throws IOException {
        while (true) {
            seen.fill(buffer.clear(), part);
            int size = buffer.flip().remaining();
            if (size == 0) {
                tookAt = now;
                return true;
            }
            page.offer(buffer);
            int written = size - buffer.remaining();
            advance(written);
            if (written > 0) {
                tookAt = now;
            }
            if (buffer.hasRemaining()) {
                return false;
            }
        }
    }

    private void advance(int written) {
        part += written;
        for (Told next = seen.next(); next != null && part >= next.size(); next = seen.next()) {
            part -= next.size();
            seen = next;
        }
    }

    /** Whether it is, or will be as soon as it begins. */
    boolean isDropped() {
        return dropped;
    }

    /** Closes the connection, also under whoever writes the backlog. */
    void drop() {
        dropped = true;
        Line page = line;
        if (page != null) {
            page.close();
        }
    }
}
