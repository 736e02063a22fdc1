package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.earshot.http.Response;
import java.util.Map;

/** How every answer of the room server is written. */
final class Answer {
    /** Nothing from elsewhere, no inline script or style. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    private static final String NOTHING_OF_THE_DEVICE = "camera=(), microphone=(), geolocation=(), display-capture=(), "
            + "payment=(), usb=(), serial=(), hid=(), midi=()";

    private static final Map<String, String> ALONE = secured(false);
    private static final Map<String, String> FRAMED = secured(true);

    private Answer() {}

    /**
     * The headers that every answer carries.
     *
     * @param framed whether pages of others may show it inside, as streaming programs and event sites do with a display
     */
    static Map<String, String> secure(boolean framed) {
        return framed ? FRAMED : ALONE;
    }

    private static Map<String, String> secured(boolean framed) {
        return Map.of(
                "Content-Security-Policy", CONTENT_SECURITY_POLICY + (framed ? "" : "; frame-ancestors 'none'"),
                "Cross-Origin-Resource-Policy", framed ? "cross-origin" : "same-origin",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Permissions-Policy", NOTHING_OF_THE_DEVICE,
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store");
    }

    static Response.Whole json(int status, JsonObject body) {
        return bytes(status, "application/json; charset=utf-8", body.toString().getBytes(UTF_8));
    }

    /** @param message one sentence for whoever sent the request */
    static Response.Whole error(int status, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("error", message);
        return json(status, body);
    }

    static Response.Whole bytes(int status, String type, byte[] body) {
        return new Response.Whole(status, Map.of("Content-Type", type), body);
    }
}
