package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Presence;
import dev.earshot.caption.PresenceJson;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** Posts captions to one server for one room; connections are kept. Safe for many threads. */
final class RoomClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    /** More of an answer is never read. */
    private static final long LONGEST_ANSWER = 64 * 1024;

    private static final int MOST_IN_FLIGHT = 16;

    /** Less than the 5 s after which Node.js closes a connection: a request must not meet with its end. */
    private static final int KEPT_SECONDS = 4;

    private final URI url;
    private final Settings.Room room;
    private final Clock clock;
    private final OkHttpClient http;

    RoomClient(URI server, Settings.Room room, Duration timeout, Clock clock) {
        this(server, room, timeout, clock, Dns.SYSTEM);
    }

    /** A client that asks {@code names} where a server is. */
    RoomClient(URI server, Settings.Room room, Duration timeout, Clock clock, Dns names) {
        this.url = ServerUrl.posting(server);
        this.room = room;
        this.clock = clock;
        this.http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .connectionPool(new ConnectionPool(MOST_IN_FLIGHT, KEPT_SECONDS, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                // Tries the other address family after 250 ms, where one of them swallows packets.
                .fastFallback(true)
                .dns(names)
                .eventListenerFactory(SentMark::listener)
                .build();
    }

    /**
     * Sends a caption once and waits for the answer, at most the timeout.
     *
     * @param settledThrough of the caption's session nothing up to this number will come any more
     */
    Outcome post(Caption caption, long settledThrough) {
        PostedCaption posted =
                PostedCaption.of(caption, settledThrough, room.name(), room.passphrase(), clock.getZone());
        return post(url, CaptionJson.encode(posted));
    }

    /** Says once to a server that takes it what the speaker does, and waits for the answer, at most the timeout. */
    Outcome post(Presence presence) {
        PostedPresence posted = new PostedPresence(room.name(), room.passphrase(), presence);
        return post(url.resolve("/api/presence"), PresenceJson.encode(posted));
    }

    private Outcome post(URI place, String json) {
        SentMark sent = new SentMark();
        Request request = new Request.Builder()
                .url(place.toString())
                .post(new OneShot(json.getBytes(StandardCharsets.UTF_8)))
                .tag(SentMark.class, sent)
                .build();
        Instant start = clock.instant();
        Call call = http.newCall(request);
        try (Response response = call.execute()) {
            Answer answer = new Answer(
                    response.code(),
                    header(response, "Content-Type"),
                    header(response, "Retry-After"),
                    header(response, "Location"),
                    beginning(response, call));
            Instant now = clock.instant();
            return answer.judge(Duration.between(start, now), now);
        } catch (IOException e) {
            return Outcome.TryLater.unanswered(reason(e, sent.isSet()), sent.isSet());
        }
    }

    private static String beginning(Response response, Call call) throws IOException {
        String body = response.peekBody(LONGEST_ANSWER).string();
        if (body.length() >= LONGEST_ANSWER) {
            // Else OkHttp would read on when it is closed, for the sake of the connection.
            call.cancel();
        }
        return body;
    }

    /** Opens a connection, which is kept for the first caption, and looks at what answers. Sends no secret. */
    ServerLook look() {
        URI place = ServerUrl.isPhp(url) ? ServerUrl.describing(url) : url.resolve("/api/health");
        Request request = new Request.Builder().url(place.toString()).build();
        Instant start = clock.instant();
        try (Response response = http.newCall(request).execute()) {
            String body = response.peekBody(LONGEST_ANSWER).string();
            Instant end = clock.instant();
            Duration roundTrip = Duration.between(start, end);
            Date date = response.headers().getDate("Date");
            Optional<Duration> difference = Optional.ofNullable(date)
                    .map(Date::toInstant)
                    .map(theirs -> Duration.between(start.plus(roundTrip.dividedBy(2)), theirs));
            ServerLook.Kind kind = kind(body, header(response, "X-Powered-By"));
            boolean presence = kind == ServerLook.Kind.EARSHOT && body.contains("\"presence\":true");
            return new ServerLook(kind, presence, Optional.of(roundTrip), difference, "");
        } catch (IOException e) {
            return new ServerLook(ServerLook.Kind.UNKNOWN, false, Optional.empty(), Optional.empty(), reason(e, false));
        }
    }

    private ServerLook.Kind kind(String body, String poweredBy) {
        if (body.contains("\"Earshot room server\"")) {
            return ServerLook.Kind.EARSHOT;
        }
        if (ServerUrl.isPhp(url)) {
            return ServerLook.Kind.PHP;
        }
        return poweredBy.contains("Express") ? ServerLook.Kind.NODE : ServerLook.Kind.UNKNOWN;
    }

    private static String header(Response response, String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }

    private String reason(IOException e, boolean sent) {
        String server = url.getHost();
        if (e instanceof UnknownHostException) {
            return "No server is known by the name " + server;
        }
        if (e instanceof ConnectException) {
            return "Nothing answers at " + server + (url.getPort() < 0 ? "" : ":" + url.getPort());
        }
        return sent ? "The answer of " + server + " was lost" : "No connection to " + server;
    }

    /** Ends every request that is under way. */
    void cancel() {
        http.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        cancel();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Whether anything of a request went out: from then on a lost answer leaves open whether the server has the caption. */
    private static final class SentMark extends AtomicBoolean {
        private static final long serialVersionUID = 1L;

        boolean isSet() {
            return get();
        }

        static EventListener listener(Call call) {
            SentMark mark = call.request().tag(SentMark.class);
            return new EventListener() {
                @Override
                public void requestHeadersStart(Call sending) {
                    if (mark != null) {
                        mark.set(true);
                    }
                }
            };
        }
    }

    /** A body that OkHttp may not send a second time on its own: repeats are for the outbox to decide and to count. */
    private static final class OneShot extends RequestBody {
        private final byte[] bytes;

        OneShot(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
