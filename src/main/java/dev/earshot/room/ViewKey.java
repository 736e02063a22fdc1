package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.http.Request;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What viewers must name when the rules want it: {@code key=…} in the query of what shows a room's captions. */
final class ViewKey {
    private ViewKey() {}

    /**
     * The room that a request may see.
     *
     * @throws Refused if it names none, or not the right key where one is needed
     */
    static String room(Request request, RoomRules rules) {
        Optional<String> wanted = rules.viewKey();
        if (wanted.isPresent() && !opens(wanted.get(), RoomQuery.value(request.target(), "key"))) {
            throw new Refused(
                    401, "This server shows a room to those only who name its view key, as key=… in the address");
        }
        String room = RoomQuery.value(request.target(), "room");
        if (room == null || room.length() > CaptionLimits.ROOM) {
            throw new Refused(400, "Missing room, or its name has over " + CaptionLimits.ROOM + " characters");
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
