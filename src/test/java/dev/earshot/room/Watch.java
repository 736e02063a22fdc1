package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One open stream, read as a browser's EventSource reads it. */
final class Watch implements AutoCloseable {
    /** One event. */
    record Event(@Nullable String id, String type, JsonObject data) {
        String text() {
            return data.get("text").getAsString();
        }
    }

    final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Watch(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** Waits for the next event; null at the stream's end. */
    @Nullable Event next() throws IOException {
        String id = null;
        String type = null;
        String line = lines.readLine();
        while (line != null) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                JsonObject data = JsonParser.parseString(line.substring(6)).getAsJsonObject();
                return new Event(id, Objects.requireNonNull(type), data);
            }
            line = lines.readLine();
        }
        return null;
    }

    /** The next {@code count} events. */
    List<Event> next(int count) throws IOException {
        List<Event> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(Objects.requireNonNull(next(), "the stream ended"));
        }
        return events;
    }

    /** The texts of the next {@code count} events. */
    List<String> texts(int count) throws IOException {
        return next(count).stream().map(Event::text).toList();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
