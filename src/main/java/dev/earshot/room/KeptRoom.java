package dev.earshot.room;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A room as it outlives a restart: all but its viewers, its pauses and what is held back.
 *
 * @param run what its event ids begin with
 * @param shown finals that it showed in all; the last event id ends in it
 * @param finals oldest first
 * @param sessions how far each came, by name, the one that was silent longest first
 */
record KeptRoom(
        String name,
        SlowHash passphrase,
        String run,
        long shown,
        Instant lastUsed,
        List<ShownCaption> finals,
        SequencedMap<String, SpeakerOrder.Place> sessions) {

    JsonObject json() {
        JsonObject object = new JsonObject();
        object.addProperty("room", name);
        object.addProperty("iterations", passphrase.iterations());
        object.addProperty("salt", Base64.getEncoder().encodeToString(passphrase.salt()));
        object.addProperty("hash", Base64.getEncoder().encodeToString(passphrase.hash()));
        object.addProperty("run", run);
        object.addProperty("shown", shown);
        object.addProperty("last_used", lastUsed.toString());
        JsonArray captions = new JsonArray();
        for (ShownCaption caption : finals) {
            JsonObject json = caption.json();
            json.addProperty("event_id", caption.eventId());
            captions.add(json);
        }
        object.add("finals", captions);
        JsonArray places = new JsonArray();
        sessions.forEach((session, place) -> {
            JsonObject json = new JsonObject();
            json.addProperty("session", session);
            json.addProperty("next", place.next());
            JsonArray skipped = new JsonArray();
            place.skipped().forEach(skipped::add);
            json.add("skipped", skipped);
            places.add(json);
        });
        object.add("sessions", places);
        return object;
    }

    /**
     * Reads what {@link #json} made.
     *
     * @throws CaptionJson.Malformed if a caption is none
     * @throws RuntimeException for anything else that is no room
     */
    static KeptRoom of(JsonObject object) throws CaptionJson.Malformed {
        String name = object.get("room").getAsString();
        List<ShownCaption> finals = new ArrayList<>();
        for (JsonElement element : object.getAsJsonArray("finals")) {
            finals.add(shown(name, element.getAsJsonObject()));
        }
        SequencedMap<String, SpeakerOrder.Place> sessions = new LinkedHashMap<>();
        for (JsonElement element : object.getAsJsonArray("sessions")) {
            JsonObject json = element.getAsJsonObject();
            List<Long> skipped = json.getAsJsonArray("skipped").asList().stream()
                    .map(JsonElement::getAsLong)
                    .toList();
            sessions.put(
                    json.get("session").getAsString(),
                    new SpeakerOrder.Place(json.get("next").getAsLong(), skipped));
        }
        return new KeptRoom(
                name,
                new SlowHash(
                        object.get("iterations").getAsInt(),
                        Base64.getDecoder().decode(object.get("salt").getAsString()),
                        Base64.getDecoder().decode(object.get("hash").getAsString())),
                object.get("run").getAsString(),
                object.get("shown").getAsLong(),
                Instant.parse(object.get("last_used").getAsString()),
                finals,
                sessions);
    }

    private static ShownCaption shown(String room, JsonObject json) throws CaptionJson.Malformed {
        // What a post must have, and what is not kept.
        json.addProperty("room", room);
        json.addProperty("passphrase", "-");
        PostedCaption caption = CaptionJson.decode(json.toString());
        return new ShownCaption(
                json.get("event_id").getAsString(),
                caption,
                Instant.parse(json.get("shown_at").getAsString()));
    }
}
