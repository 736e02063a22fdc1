package dev.earshot.caption;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The wire form of a caption, both ways. Field names are those of the field's room servers; unknown ones are ignored. */
public final class CaptionJson {
    private static final TypeAdapter<JsonElement> TREE = new Gson().getAdapter(JsonElement.class);

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
        String session = text(object, "session");
        Long sequence = number(object, "sequence", 1);
        String text = text(object, "text");
        Instant startedAt = instant(object, "started_at");
        Instant endedAt = instant(object, "ended_at");
        if (session == null || sequence == null || text == null || startedAt == null || endedAt == null) {
            throw new Malformed("Missing required fields");
        }
        return new Caption(session, sequence, Caption.Stage.FINAL, speaker(object), text, startedAt, endedAt);
    }

    private static Speaker speaker(JsonObject object) throws Malformed {
        String name = text(object, "user_name");
        if (name == null) {
            throw new Malformed("Missing required fields");
        }
        return new Speaker(
                name,
                text(object, "user_color"),
                text(object, "text_color"),
                text(object, "background_color"),
                text(object, "font_family"),
                text(object, "font_type"));
    }

    private static void put(JsonObject object, String name, @Nullable Object value) {
        if (value != null) {
            object.addProperty(name, value.toString());
        }
    }

    /**
     * Reads what a client posted. Names and text are trimmed.
     *
     * @throws Malformed for what is no JSON object, for a required field that is missing or blank, for a wrong type
     */
    public static PostedCaption decode(String json) throws Malformed {
        JsonObject object = parse(json);
        String room = text(object, "room");
        String passphrase = text(object, "passphrase");
        String text = text(object, "text");
        if (room == null || passphrase == null || text == null) {
            throw new Malformed("Missing required fields");
        }
        String session = text(object, "session");
        Long sequence = number(object, "sequence", 1);
        boolean numbered = session != null && sequence != null;
        return new PostedCaption(
                room,
                passphrase,
                speaker(object),
                text,
                text(object, "timestamp"),
                bool(object, "is_preview"),
                numbered ? session : null,
                numbered ? sequence : null,
                number(object, "settled_through", 0),
                instant(object, "started_at"),
                instant(object, "ended_at"));
    }

    private static JsonObject parse(String json) throws Malformed {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = TREE.read(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT && element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new Malformed("Invalid JSON");
        }
        throw new Malformed("Expected one JSON object");
    }

    private static @Nullable String text(JsonObject object, String name) throws Malformed {
        JsonElement value = present(object, name);
        if (value == null) {
            return null;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new Malformed("Field " + name + " must be a string");
        }
        String trimmed = value.getAsString().strip();
        return trimmed.isEmpty() ? null : trimmed;
    }

    private static boolean bool(JsonObject object, String name) throws Malformed {
        JsonElement value = present(object, name);
        if (value == null) {
            return false;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new Malformed("Field " + name + " must be true or false");
        }
        return value.getAsBoolean();
    }

    private static @Nullable Long number(JsonObject object, String name, long least) throws Malformed {
        JsonElement value = present(object, name);
        if (value == null) {
            return null;
        }
        try {
            boolean isNumber =
                    value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            long number = isNumber ? Long.parseLong(value.getAsString()) : -1;
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like every other value that is no such number.
        }
        throw new Malformed("Field " + name + " must be a whole number from " + least);
    }

    private static @Nullable Instant instant(JsonObject object, String name) throws Malformed {
        String text = text(object, name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed("Field " + name + " must be a time such as 2026-01-31T09:30:00Z");
        }
    }

    private static @Nullable JsonElement present(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value;
    }
}
