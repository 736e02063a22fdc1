package dev.earshot.room;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.earshot.http.Request;
import dev.earshot.http.Response;

/** {@code GET /api/list?room=R}: the finals that the room keeps, oldest first; with the view key, where one is set. */
final class ListHandler implements Endpoint {
    private final Rooms rooms;

    ListHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Response answer(Request request) {
        String room = ViewKey.room(request, rooms.rules());
        JsonArray captions = new JsonArray();
        rooms.finals(room).forEach(caption -> captions.add(caption.json()));
        JsonObject body = new JsonObject();
        body.add("transcriptions", captions);
        return Answer.json(200, body);
    }
}
