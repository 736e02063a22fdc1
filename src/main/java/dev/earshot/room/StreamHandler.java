package dev.earshot.room;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/stream?room=R}: server-sent events, first those that the room keeps, then live. Finals are of type
 * {@code caption} and carry an id, partials are of type {@code partial} and carry none. Events of type {@code presence} carry none either: {@code speaker}
 * and {@code state}, which is {@code paused}, {@code live} or {@code gone}; whoever comes is told of those who are paused
 * then. An event of type {@code gap} comes first when the viewer was away for longer than the room keeps captions. A viewer that comes back names the
 * last id in the header {@code Last-Event-ID} (browsers do) or in the parameter {@code after}.
 */
final class StreamHandler implements HttpHandler {
    private final Rooms rooms;

    StreamHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String room = ViewKey.room(exchange, rooms.rules());
        if (room == null) {
            return;
        }
        Viewer viewer = new Viewer(Thread.currentThread());
        if (!rooms.watch(room, viewer, lastEventId(exchange))) {
            Answer.error(exchange, 503, "This server has no place for another viewer");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            viewer.serve(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            rooms.leave(room, viewer);
        }
    }

    private static @Nullable String lastEventId(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        return header != null ? header : RoomQuery.value(exchange.getRequestURI(), "after");
    }
}
