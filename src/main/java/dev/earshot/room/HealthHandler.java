package dev.earshot.room;

import com.google.gson.JsonObject;
import dev.earshot.http.Request;
import dev.earshot.http.Response;

/**
 * {@code GET /api/health}: what answers here, what it can beyond taking captions, and how much of it is in use. Says nothing
 * of what rooms are called. {@code presence}: it answers {@code /api/presence}; {@code order}: it puts numbered captions in
 * order and shows repeats once; {@code resume}: a stream goes on after {@code Last-Event-ID}; {@code view_key}: viewers need one.
 */
final class HealthHandler implements Endpoint {
    private final Rooms rooms;
    private final String version;

    HealthHandler(Rooms rooms, String version) {
        this.rooms = rooms;
        this.version = version;
    }

    @Override
    public Response answer(Request request) {
        JsonObject body = new JsonObject();
        body.addProperty("service", "Earshot room server");
        body.addProperty("version", version);
        body.addProperty("presence", true);
        body.addProperty("order", true);
        body.addProperty("resume", true);
        body.addProperty("view_key", rooms.rules().viewKey().isPresent());
        body.addProperty("rooms", rooms.size());
        body.addProperty("viewers", rooms.viewers());
        return Answer.json(200, body);
    }
}
