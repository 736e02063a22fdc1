package dev.earshot.caption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.earshot.caption.CaptionJson.Malformed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the fields of what a client posted; a field that is missing, null or blank is null. */
final class JsonFields {
    private static final TypeAdapter<JsonElement> TREE = new Gson().getAdapter(JsonElement.class);

    private JsonFields() {}

    /** @param json UTF-8, with or without a byte order mark */
    static JsonObject parse(byte[] json) throws Malformed {
        try {
            return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("Invalid UTF-8");
        }
    }

    static JsonObject parse(String json) throws Malformed {
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

    static @Nullable String text(JsonObject object, String name) throws Malformed {
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

    /**
     * As {@link #text}, for that by which rooms, speakers and sessions are told apart: half a surrogate pair has no UTF-8
     * form, and two passphrases that differ in one would become the same. In a sentence it is not worth losing it.
     */
    static @Nullable String name(JsonObject object, String name) throws Malformed {
        String text = text(object, name);
        if (text != null
                && text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            throw new Malformed("Field " + name + " has a character that no text has");
        }
        return text;
    }

    static boolean bool(JsonObject object, String name) throws Malformed {
        JsonElement value = present(object, name);
        if (value == null) {
            return false;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new Malformed("Field " + name + " must be true or false");
        }
        return value.getAsBoolean();
    }

    static @Nullable Long number(JsonObject object, String name, long least) throws Malformed {
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

    static @Nullable Instant instant(JsonObject object, String name) throws Malformed {
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
