package dev.earshot.room;

import dev.earshot.http.Line;
import dev.earshot.http.Request;
import dev.earshot.http.Response;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/stream?room=R}: server-sent events, first those that the room keeps, then live. Finals are of type
 * {@code caption} and carry an id, partials are of type {@code partial} and carry none. Events of type {@code presence} carry none either: {@code speaker}
 * and {@code state}, which is {@code paused}, {@code live} or {@code gone}; whoever comes is told of those who are paused
 * then. An event of type {@code gap} comes first when the viewer was away for longer than the room keeps captions. A viewer that comes back names the
 * last id in the header {@code Last-Event-ID} (browsers do) or in the parameter {@code after}.
 */
final class StreamHandler implements Endpoint {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/event-stream; charset=utf-8",
            // Else nginx keeps captions back until some kilobytes have come together.
            "X-Accel-Buffering",
            "no");

    private final Rooms rooms;

    StreamHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Response answer(Request request) {
        String room = ViewKey.room(request, rooms.rules());
        Viewer viewer = new Viewer();
        if (!rooms.watch(room, viewer, lastEventId(request))) {
            throw new Refused(503, "This server has no place for another viewer");
        }
        return new Response.Stream(HEADERS, new Response.Live() {
            @Override
            public void begin(Line line) throws IOException {
                viewer.begin(line);
                rooms.tellViewers();
            }

            @Override
            public void end() {
                rooms.leave(room, viewer);
            }
        });
    }

    private static @Nullable String lastEventId(Request request) {
        String header = request.headers().first("Last-Event-ID");
        return header != null ? header : RoomQuery.value(request.target(), "after");
    }
}
