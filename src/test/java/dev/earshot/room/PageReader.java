package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page makes of streams that were cut: it takes an event in at its blank line and not before, and remembers the id
 * of the last that it took in (HTML Standard, 9.2.6 Interpreting an event stream).
 */
final class PageReader {
    private final List<JsonObject> captions = new ArrayList<>();
    private String lastEventId = "";

    /** For the next connection; null at first. */
    @Nullable String lastEventId() {
        return lastEventId.isEmpty() ? null : lastEventId;
    }

    List<JsonObject> captions() {
        return captions;
    }

    /**
     * One connection, from its head to where it was cut.
     *
     * @return how many captions were taken in
     */
    int connection(byte[] received) {
        int before = captions.size();
        String text = new String(body(received), UTF_8);
        String id = lastEventId;
        String type = "";
        String data = "";
        // What follows the last line's end is a line that was cut.
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String line = text.substring(from, end);
            from = end + 1;
            if (line.isEmpty()) {
                lastEventId = id;
                if (type.equals("caption")) {
                    captions.add(JsonParser.parseString(data).getAsJsonObject());
                }
                type = "";
                data = "";
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        return captions.size() - before;
    }

    /** Without the head; what goes on until the connection ends has no other marks. */
    private static byte[] body(byte[] received) {
        int head = new String(received, ISO_8859_1).indexOf("\r\n\r\n");
        return head < 0 ? new byte[0] : Arrays.copyOfRange(received, head + 4, received.length);
    }
}
