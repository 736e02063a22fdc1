package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The query of a URL: which room is meant, and what of it. */
final class RoomQuery {
    private RoomQuery() {}

    /**
     * The value of the first parameter {@code name}, or null where there is none or it is blank.
     *
     * @throws Refused if it is no UTF-8
     */
    static @Nullable String value(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                String value =
                        decoded(name, parameter.substring(name.length() + 1)).strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    private static String decoded(String name, String value) {
        try {
            String bytes = URLDecoder.decode(value, ISO_8859_1);
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException | IllegalArgumentException e) {
            // Answered below.
        }
        throw new Refused(400, "Parameter " + name + " is no UTF-8 text");
    }

    /** {@code room=…}, encoded. */
    static String of(String room) {
        return "room=" + URLEncoder.encode(room, UTF_8).replace("+", "%20");
    }
}
