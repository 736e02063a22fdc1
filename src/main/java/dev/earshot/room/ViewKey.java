package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What viewers must name when the rules want it: {@code key=…} in the query of what shows a room's captions. */
final class ViewKey {
    private ViewKey() {}

    /**
     * The room that a request may see. Null if it names none, or not the right key where one is needed; then the request
     * is answered with 400 or 401.
     */
    static @Nullable String room(HttpExchange exchange, RoomRules rules) throws IOException {
        Optional<String> wanted = rules.viewKey();
        if (wanted.isPresent() && !opens(wanted.get(), RoomQuery.value(exchange.getRequestURI(), "key"))) {
            Answer.error(
                    exchange,
                    401,
                    "This server shows a room to those only who name its view key, as key=… in the address");
            return null;
        }
        String room = RoomQuery.value(exchange.getRequestURI(), "room");
        if (room == null || room.length() > CaptionLimits.ROOM) {
            Answer.error(exchange, 400, "Missing room, or its name has over " + CaptionLimits.ROOM + " characters");
            return null;
        }
        return room;
    }

    /** Takes as long for a near miss as for a far one. */
    private static boolean opens(String wanted, @Nullable String named) {
        return named != null && MessageDigest.isEqual(wanted.getBytes(UTF_8), named.getBytes(UTF_8));
    }

    /** {@code &key=…}, encoded, to be put after the room in an address; empty where none is needed. */
    static String of(RoomRules rules) {
        return rules.viewKey()
                .map(key -> "&key=" + URLEncoder.encode(key, UTF_8).replace("+", "%20"))
                .orElse("");
    }
}
