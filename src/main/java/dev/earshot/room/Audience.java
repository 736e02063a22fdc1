package dev.earshot.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The pages that watch a room, and what they are told. Never waits for a page. Not safe for use by several threads, but for
 * {@link #viewers}.
 */
final class Audience {
    /** After how long without an event a comment is sent, so that nothing on the way takes a viewer's line for dead. */
    static final Duration QUIET = Duration.ofSeconds(15);

    private static final String STILL_HERE = ": still here\n\n";

    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final Runnable news;
    private Told last = Told.nothing();
    private Instant lastToldAt = Instant.EPOCH;

    /** @param news told when there is something for them to catch up with; it must not wait */
    Audience(Runnable news) {
        this.news = news;
    }

    /** Adds one, who is told {@code backlog} and from now on everything. */
    void join(Viewer viewer, Backlog backlog, Instant now) {
        if (viewers.isEmpty()) {
            lastToldAt = now;
        }
        viewer.startAfter(last, backlog);
        viewers.add(viewer);
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Those of now; may be gone through by any thread while others come and go. */
    List<Viewer> viewers() {
        return viewers;
    }

    /** What they were told last. */
    Told last() {
        return last;
    }

    void tell(String event, Instant now) {
        lastToldAt = now;
        last = last.followedBy(event);
        news.run();
    }

    /**
     * Tells the viewers that the line stands, if they heard nothing for {@link #QUIET}.
     *
     * @return when it may be time again; empty when nobody watches
     */
    Optional<Instant> reassure(Instant now) {
        if (viewers.isEmpty()) {
            return Optional.empty();
        }
        // A clock that was set back would else keep the line silent for as long as it was moved by.
        if (now.isBefore(lastToldAt) || !now.isBefore(lastToldAt.plus(QUIET))) {
            tell(STILL_HERE, now);
        }
        return Optional.of(lastToldAt.plus(QUIET));
    }
}
