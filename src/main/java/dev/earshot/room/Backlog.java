package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * What a viewer is told first. It is encoded while it is written, by the viewer's own thread: hundreds of captions take
 * milliseconds, for which a room full of viewers who come back at once would hold up its speakers.
 *
 * @param missed finals that the viewer has not seen
 * @param paused events that say who has paused
 * @param at when the viewer came
 */
record Backlog(Transcript.Missed missed, List<String> paused, Instant at) {
    /** For a viewer who was away for longer than the room keeps captions. */
    private static final String GAP = "event: gap\ndata: {}\n\n";

    void write(OutputStream page) throws IOException {
        if (missed.gap()) {
            page.write(GAP.getBytes(UTF_8));
        }
        for (ShownCaption caption : missed.captions()) {
            page.write(caption.event(at).getBytes(UTF_8));
        }
        for (String event : paused) {
            page.write(event.getBytes(UTF_8));
        }
    }
}
