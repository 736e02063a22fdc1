package dev.earshot.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.caption.Caption;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp as a tutorial would use it: posts a caption, once, and waits for the answer. Safe for many threads. */
final class PlainClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(Samples.TIMEOUT).build();
    private final URI url;

    PlainClient(URI url) {
        this.url = url;
    }

    /** Opens a connection, as Delivery does when listening starts. */
    void warmUp() {
        send(new Request.Builder().url(url.resolve("/api/health").toString()).build());
    }

    void post(Caption caption) {
        String json = CaptionJson.encode(
                PostedCaption.of(caption, 0, Samples.ROOM.name(), Samples.ROOM.passphrase(), ZoneOffset.UTC));
        RequestBody body = RequestBody.create(json.getBytes(UTF_8), JSON);
        send(new Request.Builder().url(url.toString()).post(body).build());
    }

    private void send(Request request) {
        try (Response response = http.newCall(request).execute()) {
            response.body().bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
