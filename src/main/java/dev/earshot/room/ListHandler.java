package dev.earshot.room;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** {@code GET /api/list?room=R}: the finals that the room keeps, oldest first; with the view key, where one is set. */
final class ListHandler implements HttpHandler {
    private final Rooms rooms;

    ListHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String room = ViewKey.room(exchange, rooms.rules());
        if (room == null) {
            return;
        }
        JsonArray captions = new JsonArray();
        rooms.finals(room).forEach(caption -> captions.add(caption.json()));
        JsonObject body = new JsonObject();
        body.add("transcriptions", captions);
        Answer.json(exchange, 200, body);
    }
}
