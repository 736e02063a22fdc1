package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** {@code POST /api/send}: one caption. A repeat of a numbered caption is answered like its first arrival. */
final class SendHandler implements HttpHandler {
    /** Bytes of a body at most. */
    static final int BODY = 64 * 1024;

    /** Bytes of a body that is too long which are read all the same: a client that is cut off sees no answer. */
    private static final int PATIENCE = 1024 * 1024;

    private final Rooms rooms;

    SendHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(BODY + 1);
        if (body.length > BODY) {
            in.readNBytes(PATIENCE);
            Answer.error(exchange, 413, "A caption has at most " + BODY + " bytes");
            return;
        }
        PostedCaption caption;
        try {
            caption = CaptionJson.decode(new String(body, UTF_8));
        } catch (CaptionJson.Malformed e) {
            Answer.error(exchange, 400, Objects.requireNonNullElse(e.getMessage(), "No caption"));
            return;
        }
        Optional<String> complaint = CaptionLimits.complaint(caption);
        if (complaint.isPresent()) {
            Answer.error(exchange, 400, complaint.get());
            return;
        }
        switch (rooms.send(caption)) {
            case ACCEPTED -> {
                JsonObject success = new JsonObject();
                success.addProperty("success", true);
                Answer.json(exchange, 200, success);
            }
            case WRONG_PASSPHRASE -> Answer.error(exchange, 401, "Invalid passphrase");
            case NO_PLACE -> Answer.error(exchange, 503, "This server has no place for another room");
        }
    }
}
