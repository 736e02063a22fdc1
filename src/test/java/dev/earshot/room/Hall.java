package dev.earshot.room;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.Speaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A started room server on a free port, a client, and a clock that stands still. */
final class Hall implements AutoCloseable {
    static final String ROOM = "café & friends";
    static final String PASSPHRASE = "open sesame";

    final MovableClock clock = new MovableClock();
    final RoomServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Hall() throws IOException {
        this(RoomRules.standard());
    }

    Hall(RoomRules rules) throws IOException {
        this(rules, Optional.empty());
    }

    Hall(RoomRules rules, Optional<Path> stateFile) throws IOException {
        server = RoomServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clock, "1.2.3", rules, stateFile);
    }

    /** The usual rules but for how much a sender may post. */
    static RoomRules rate(int rate) {
        RoomRules usual = RoomRules.standard();
        return new RoomRules(
                usual.rooms(),
                usual.captions(),
                usual.text(),
                usual.body(),
                usual.viewers(),
                rate,
                usual.forgetAfter(),
                usual.viewKey());
    }

    static PostedCaption caption(String text) {
        return new PostedCaption(
                ROOM, PASSPHRASE, Speaker.named("Ann"), text, "10:11:12", false, null, null, null, null, null, null);
    }

    static PostedCaption numbered(String session, long sequence, boolean preview, String text) {
        return new PostedCaption(
                ROOM,
                PASSPHRASE,
                Speaker.named("Ann"),
                text,
                "10:11:12",
                preview,
                null,
                session,
                sequence,
                null,
                null,
                null);
    }

    URI url(String pathAndQuery) {
        return server.sendUrl().resolve(pathAndQuery);
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url(pathAndQuery)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> method(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("/api/send", body);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    int send(PostedCaption caption) throws IOException, InterruptedException {
        return post(CaptionJson.encode(caption)).statusCode();
    }

    /** The texts that the room's list has. */
    List<String> listed() throws IOException, InterruptedException {
        JsonObject body = JsonParser.parseString(
                        get("/api/list?" + RoomQuery.of(ROOM)).body())
                .getAsJsonObject();
        return body.getAsJsonArray("transcriptions").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(caption -> caption.get("text").getAsString())
                .toList();
    }

    /** Watches the room; returns when the server has taken the viewer in. */
    Watch watch(@Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url("/api/stream?" + RoomQuery.of(ROOM)));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new Watch(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
