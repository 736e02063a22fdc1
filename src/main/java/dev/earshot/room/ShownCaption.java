package dev.earshot.room;

import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A final caption that a room shows.
 *
 * @param eventId where it stands in its room's stream; a viewer that comes back names the last one it saw
 * @param caption what was posted; its timestamp is never null
 * @param shownAt when the room first showed it
 */
record ShownCaption(String eventId, PostedCaption caption, Instant shownAt) {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** One that is shown now: with a time of day, and without the passphrase, of which a hash only is kept. */
    static ShownCaption of(String eventId, PostedCaption posted, Instant now, ZoneId zone) {
        String timestamp = posted.timestamp();
        PostedCaption caption = new PostedCaption(
                posted.room(),
                "",
                posted.speaker(),
                posted.text(),
                timestamp == null ? TIME_OF_DAY.format(now.atZone(zone)) : timestamp,
                posted.preview(),
                posted.stable(),
                posted.session(),
                posted.sequence(),
                posted.settledThrough(),
                posted.startedAt(),
                posted.endedAt());
        return new ShownCaption(eventId, caption, now);
    }

    /** The form for the list. */
    JsonObject json() {
        JsonObject object = CaptionJson.encodeShown(caption);
        object.addProperty("shown_at", shownAt.toString());
        return object;
    }

    /** The form for the stream. It tells its age, so that a page need not trust that its clock agrees with the server's. */
    String event(Instant now) {
        JsonObject object = json();
        object.addProperty("age_ms", Math.max(0, Duration.between(shownAt, now).toMillis()));
        return "id: " + eventId + "\nevent: caption\ndata: " + object + "\n\n";
    }

    /** A partial's form for the stream. It has no id, so that a viewer's last id is always that of a final. */
    static String partialEvent(PostedCaption partial) {
        return "event: partial\ndata: " + CaptionJson.encodeShown(partial) + "\n\n";
    }
}
