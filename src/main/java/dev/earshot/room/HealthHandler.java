package dev.earshot.room;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * {@code GET /api/health}: what answers here, what it can beyond taking captions ({@code presence}: it answers
 * {@code /api/presence}), and how much of it is in use. Says nothing of what rooms are called.
 */
final class HealthHandler implements HttpHandler {
    private final Rooms rooms;
    private final String version;

    HealthHandler(Rooms rooms, String version) {
        this.rooms = rooms;
        this.version = version;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        JsonObject body = new JsonObject();
        body.addProperty("service", "Earshot room server");
        body.addProperty("version", version);
        body.addProperty("presence", true);
        body.addProperty("rooms", rooms.size());
        body.addProperty("viewers", rooms.viewers());
        Answer.json(exchange, 200, body);
    }
}
