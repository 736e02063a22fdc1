package dev.earshot.delivery;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.earshot.caption.Caption;
import dev.earshot.caption.CaptionJson;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a journal's file holds of captions that have not met their fate.
 *
 * @param captions those for the target that was asked for, in the order in which they were noted
 * @param forOthers whether there are some for another target
 */
record JournalFile(List<Caption> captions, boolean forOthers) {

    /**
     * Reads a file; what can't be understood, such as the line that a crash tore, is passed over.
     *
     * @param file at its start, and left open. Not a path: to close another channel of a file would give up the lock on
     *     it, as POSIX has it
     */
    static JournalFile read(FileChannel file, String target) throws IOException {
        Map<String, JsonObject> unsettled = new LinkedHashMap<>();
        String text = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        text.lines().forEach(line -> apply(line, unsettled));
        List<Caption> captions = unsettled.values().stream()
                .filter(json -> isFor(target, json))
                .flatMap(json -> {
                    try {
                        return Stream.of(CaptionJson.decodeKept(json));
                    } catch (CaptionJson.Malformed e) {
                        return Stream.empty();
                    }
                })
                .toList();
        return new JournalFile(captions, unsettled.values().stream().anyMatch(json -> !isFor(target, json)));
    }

    private static boolean isFor(String target, JsonObject json) {
        return json.has("target") && target.equals(json.get("target").getAsString());
    }

    private static void apply(String line, Map<String, JsonObject> unsettled) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            if (json.has("settled")) {
                unsettled.remove(json.get("settled").getAsString());
            } else {
                unsettled.put(json.get("id").getAsString(), json);
            }
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException e) {
            return;
        }
    }
}
