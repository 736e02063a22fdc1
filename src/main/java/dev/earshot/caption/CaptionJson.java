package dev.earshot.caption;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The wire form of a caption, both ways. Field names are those of the field's room servers; unknown ones are ignored. */
public final class CaptionJson {
    private CaptionJson() {}

    /** What was read is no caption; the message says what is wrong with it, in words for whoever sent it. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** The JSON object to post; what is null is left out. */
    public static String encode(PostedCaption caption) {
        JsonObject object = encodeShown(caption);
        object.addProperty("room", caption.room());
        object.addProperty("passphrase", caption.passphrase());
        if (caption.settledThrough() != null) {
            object.addProperty("settled_through", caption.settledThrough());
        }
        return object.toString();
    }

    /** As {@link #encode}, but without the room and its passphrase: what a display may know. */
    public static JsonObject encodeShown(PostedCaption caption) {
        JsonObject object = new JsonObject();
        Speaker speaker = caption.speaker();
        object.addProperty("user_name", speaker.name());
        object.addProperty("text", caption.text());
        put(object, "timestamp", caption.timestamp());
        object.addProperty("is_preview", caption.preview());
        if (caption.stable() != null) {
            object.addProperty("stable", caption.stable());
        }
        put(object, "user_color", speaker.color());
        put(object, "text_color", speaker.textColor());
        put(object, "background_color", speaker.backgroundColor());
        put(object, "font_family", speaker.fontFamily());
        put(object, "font_type", speaker.fontType());
        put(object, "session", caption.session());
        if (caption.sequence() != null) {
            object.addProperty("sequence", caption.sequence());
            object.addProperty("id", caption.session() + "-" + caption.sequence());
        }
        put(object, "started_at", caption.startedAt());
        put(object, "ended_at", caption.endedAt());
        return object;
    }

    /** The form in which a finished sentence is kept on disk until it is sent. */
    public static JsonObject encodeKept(Caption caption) {
        return encodeShown(PostedCaption.of(caption, 0, "", "", ZoneOffset.UTC));
    }

    /**
     * Reads what {@link #encodeKept} wrote.
     *
     * @throws Malformed for anything else
     */
    public static Caption decodeKept(JsonObject object) throws Malformed {
        String session = JsonFields.name(object, "session");
        Long sequence = JsonFields.number(object, "sequence", 1);
        String text = JsonFields.text(object, "text");
        Instant startedAt = JsonFields.instant(object, "started_at");
        Instant endedAt = JsonFields.instant(object, "ended_at");
        if (session == null || sequence == null || text == null || startedAt == null || endedAt == null) {
            throw new Malformed("Missing required fields");
        }
        return new Caption(session, sequence, Caption.Stage.FINAL, speaker(object), text, startedAt, endedAt);
    }

    private static Speaker speaker(JsonObject object) throws Malformed {
        String name = JsonFields.name(object, "user_name");
        if (name == null) {
            throw new Malformed("Missing required fields");
        }
        return new Speaker(
                name,
                JsonFields.text(object, "user_color"),
                JsonFields.text(object, "text_color"),
                JsonFields.text(object, "background_color"),
                JsonFields.text(object, "font_family"),
                JsonFields.text(object, "font_type"));
    }

    private static void put(JsonObject object, String name, @Nullable Object value) {
        if (value != null) {
            object.addProperty(name, value.toString());
        }
    }

    /** As {@link #decode(String)}; what is no UTF-8 is malformed, too. */
    public static PostedCaption decode(byte[] json) throws Malformed {
        return decode(JsonFields.parse(json));
    }

    /**
     * Reads what a client posted. Names and text are trimmed; of a field that is there twice the last counts.
     *
     * @throws Malformed for what is no JSON object, for a required field that is missing or blank, for a wrong type, for
     *     a name that has no UTF-8 form
     */
    public static PostedCaption decode(String json) throws Malformed {
        return decode(JsonFields.parse(json));
    }

    private static PostedCaption decode(JsonObject object) throws Malformed {
        String room = JsonFields.name(object, "room");
        String passphrase = JsonFields.name(object, "passphrase");
        String text = JsonFields.text(object, "text");
        if (room == null || passphrase == null || text == null) {
            throw new Malformed("Missing required fields");
        }
        String session = JsonFields.name(object, "session");
        Long sequence = JsonFields.number(object, "sequence", 1);
        boolean numbered = session != null && sequence != null;
        return new PostedCaption(
                room,
                passphrase,
                speaker(object),
                text,
                JsonFields.text(object, "timestamp"),
                JsonFields.bool(object, "is_preview"),
                JsonFields.number(object, "stable", 0),
                numbered ? session : null,
                numbered ? sequence : null,
                JsonFields.number(object, "settled_through", 0),
                JsonFields.instant(object, "started_at"),
                JsonFields.instant(object, "ended_at"));
    }
}
