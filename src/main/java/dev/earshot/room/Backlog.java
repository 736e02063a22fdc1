package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.http.Line;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What a viewer is told first. It is encoded while it is written, by the request's own thread: hundreds of captions take
 * milliseconds, for which a room full of viewers who come back at once would hold up its speakers.
 *
 * @param missed finals that the viewer has not seen
 * @param paused events that say who has paused
 * @param at when the viewer came
 */
record Backlog(Transcript.Missed missed, List<String> paused, Instant at) {
    /** Characters that are written at once. */
    private static final int PIECE = 8192;

    private static final String HELLO = "retry: 1000\n\n";

    /** For a viewer who was away for longer than the room keeps captions. */
    private static final String GAP = "event: gap\ndata: {}\n\n";

    /** Waits for a page that reads slowly. */
    void send(Line page) throws IOException {
        StringBuilder events = new StringBuilder(HELLO);
        if (missed.gap()) {
            events.append(GAP);
        }
        for (ShownCaption caption : missed.captions()) {
            events.append(caption.event(at));
            if (events.length() > PIECE) {
                page.send(events.toString().getBytes(UTF_8));
                events.setLength(0);
            }
        }
        paused.forEach(events::append);
        page.send(events.toString().getBytes(UTF_8));
    }
}
