package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import dev.earshot.caption.PresenceJson;
import dev.earshot.caption.Speaker;
import dev.earshot.room.RoomRules;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A room server on a port of its own, and its speakers. */
final class Stage implements AutoCloseable {
    static final String ROOM = "café & friends";
    private static final String PASSPHRASE = "open sesame";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RoomRules rules;
    private RoomServer server;
    private String time = "10:11:12";

    Stage() throws IOException {
        this(RoomRules.standard());
    }

    Stage(RoomRules rules) throws IOException {
        this.rules = rules;
        server = start(0, rules);
    }

    private static RoomServer start(int port, RoomRules rules) throws IOException {
        return RoomServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Clock.systemUTC(), "1.2.3", rules);
    }

    /**
     * The display page of the room.
     *
     * @param more further parameters, such as {@code fade=0&maxlines=3}; empty for none
     */
    URI display(String more) {
        String url = server.displayUrl(ROOM).toString();
        return URI.create(more.isEmpty() ? url : url + "&" + more);
    }

    URI startPage() {
        return server.sendUrl().resolve("/");
    }

    void stop() {
        server.close();
    }

    /** After {@link #stop}: another server, which knows nothing of the first one's rooms, at the same address. */
    void startAgain() throws IOException {
        server = start(server.port(), rules);
    }

    /** The time of day at which speakers speak from now on. */
    void itIs(String timeOfDay) {
        time = timeOfDay;
    }

    void say(String speaker, String text) throws IOException, InterruptedException {
        say(Speaker.named(speaker), text);
    }

    void say(Speaker speaker, String text) throws IOException, InterruptedException {
        post("/api/send", CaptionJson.encode(caption(speaker, text, false, null, 0)));
    }

    void sayIn(String room, String passphrase, String speaker, String text) throws IOException, InterruptedException {
        JsonObject caption = CaptionJson.encodeShown(caption(Speaker.named(speaker), text, false, null, 0));
        caption.addProperty("room", room);
        caption.addProperty("passphrase", passphrase);
        post("/api/send", caption.toString());
    }

    /** What a speaker has said so far of the sentence with this number. */
    void begin(Speaker speaker, long sequence, String text, int stable) throws IOException, InterruptedException {
        post("/api/send", CaptionJson.encode(caption(speaker, text, true, sequence, stable)));
    }

    void end(Speaker speaker, long sequence, String text) throws IOException, InterruptedException {
        post("/api/send", CaptionJson.encode(caption(speaker, text, false, sequence, 0)));
    }

    void be(String speaker, Presence.State state) throws IOException, InterruptedException {
        post(
                "/api/presence",
                PresenceJson.encode(
                        new PostedPresence(ROOM, PASSPHRASE, new Presence("session of " + speaker, speaker, state))));
    }

    private PostedCaption caption(Speaker speaker, String text, boolean preview, @Nullable Long sequence, int stable) {
        return new PostedCaption(
                ROOM,
                PASSPHRASE,
                speaker,
                text,
                time,
                preview,
                stable == 0 ? null : Long.valueOf(stable),
                sequence == null ? null : "session of " + speaker.name(),
                sequence,
                null,
                null,
                null);
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.sendUrl().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
