package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** How every answer of the room server is written. */
final class Answer {
    /** Nothing from elsewhere, no inline script or style. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    private static final String NOTHING_OF_THE_DEVICE = "camera=(), microphone=(), geolocation=(), display-capture=(), "
            + "payment=(), usb=(), serial=(), hid=(), midi=()";

    private Answer() {}

    /**
     * The headers that every answer carries.
     *
     * @param framed whether pages of others may show it inside, as streaming programs and event sites do with a display
     */
    static void secure(HttpExchange exchange, boolean framed) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY + (framed ? "" : "; frame-ancestors 'none'"));
        headers.set("Cross-Origin-Resource-Policy", framed ? "cross-origin" : "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", NOTHING_OF_THE_DEVICE);
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
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        } catch (IndexOutOfBoundsException e) {
            // Closing reads what is left of the request: see Body.
            throw new IOException("a chunk of no length", e);
        }
    }
}
