package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** How every answer of the room server is written. */
final class Answer {
    /** Nothing from elsewhere, no inline script or style; framing is left open, for pages that show a display inside. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    private Answer() {}

    /** The headers that every answer carries. */
    static void secure(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
    }

    static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        bytes(
                exchange,
                status,
                "application/json; charset=utf-8",
                body.toString().getBytes(UTF_8));
    }

    /** @param message one sentence for whoever sent the request */
    static void error(HttpExchange exchange, int status, String message) throws IOException {
        JsonObject body = new JsonObject();
        body.addProperty("error", message);
        json(exchange, status, body);
    }

    static void bytes(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
