package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** The query of a URL: which room is meant, and what of it. */
final class RoomQuery {
    private RoomQuery() {}

    /** The value of the first parameter {@code name}, or null where there is none or it is blank. */
    static @Nullable String value(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                String value = URLDecoder.decode(parameter.substring(name.length() + 1), UTF_8)
                        .strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /** {@code room=…}, encoded. */
    static String of(String room) {
        return "room=" + URLEncoder.encode(room, UTF_8).replace("+", "%20");
    }
}
