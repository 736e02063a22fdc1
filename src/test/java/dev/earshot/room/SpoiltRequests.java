package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes requests for every endpoint, whole, half or several in a row, good but for some places. */
final class SpoiltRequests {
    /** Rooms that good parts of a request name. */
    static final List<String> ROOMS = List.of("fuzz", "r", "%2e", "ü");

    private static final List<String> PATHS = List.of(
            "/",
            "/display",
            "/display.js",
            "/api/send",
            "/api/presence",
            "/api/list",
            "/api/stream",
            "/api/health",
            "/x");

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "HEAD", "OPTIONS", "PUT", "CONNECT", "TRACE", "get", "");

    private static final List<String> FIELDS = List.of(
            "room",
            "passphrase",
            "user_name",
            "text",
            "timestamp",
            "is_preview",
            "stable",
            "session",
            "sequence",
            "settled_through",
            "started_at",
            "ended_at",
            "user_color",
            "font_family",
            "state",
            "__proto__",
            "x");

    private static final List<String> VALUES = List.of(
            "\"r\"",
            "\"p\"",
            "\"s\"",
            "\"paused\"",
            "\"gone\"",
            "\"\"",
            "null",
            "true",
            "0",
            "1",
            "2",
            "9007199254740991",
            "9007199254740992",
            "9223372036854775807",
            "-1",
            "1e999",
            "1e-999999999",
            "\"2026-01-31T09:30:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\u2028</script>\"",
            "[]",
            "{\"a\":{}}",
            "\"" + "y".repeat(3_000) + "\"");

    private static final List<String> HEADERS = List.of(
            "Content-Length: 5",
            "Content-Length: -5",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Expect: 100-continue",
            "Connection: close",
            "Connection: keep-alive",
            "Upgrade: h2c",
            "Host: example.org",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Last-Event-ID: 1-1",
            "Range: bytes=0-0",
            "X",
            ": x",
            " x: y",
            "X: " + "z".repeat(20_000));

    private static final List<String> TOKENS = List.of(
            "\r\n",
            "\n",
            "\r\n\r\n",
            "\0",
            "%00",
            "%zz",
            "%",
            "..",
            "//",
            "\u00ff",
            " ",
            ":",
            "ffffffff",
            "-1",
            "\"",
            "{",
            "[",
            "[[[[[[[[[[[[[[[[",
            "HTTP/1.1",
            "?",
            "&room=",
            "#",
            "\\",
            "1e999",
            ",");

    private final Random random;

    SpoiltRequests(Random random) {
        this.random = random;
    }

    /** The next request's bytes. */
    byte[] next() {
        StringBuilder all = new StringBuilder(one());
        while (random.nextInt(4) == 0) {
            all.append(one());
        }
        byte[] bytes = all.toString().getBytes(UTF_8);
        while (random.nextInt(3) == 0) {
            bytes = spoilt(bytes);
        }
        return bytes;
    }

    private String one() {
        return switch (random.nextInt(4)) {
            case 0 -> post("/api/send", json(caption(any(ROOMS))));
            case 1 ->
                post(
                        "/api/presence",
                        json(
                                "{\"room\":\"r\",\"passphrase\":\"p\",\"user_name\":\"n\",\"session\":\"s\",\"state\":\"paused\"}"));
            case 2 -> chunked(json(caption(any(ROOMS))));
            default -> read();
        };
    }

    private String read() {
        StringBuilder request = new StringBuilder(any(METHODS) + " " + any(PATHS));
        if (random.nextBoolean()) {
            request.append("?room=").append(any(ROOMS));
        }
        request.append(" HTTP/1.1\r\nHost: localhost\r\n");
        while (random.nextInt(3) == 0) {
            request.append(any(HEADERS)).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private String chunked(String body) {
        int half = body.length() / 2;
        String size = random.nextInt(5) == 0 ? any(TOKENS) : Integer.toHexString(body.length() - half);
        return "POST /api/send HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(half) + "\r\n" + body.substring(0, half) + "\r\n"
                + size + "\r\n" + body.substring(half) + "\r\n0\r\n\r\n";
    }

    /** Adds fields, or repeats them with another value. */
    private String json(String object) {
        StringBuilder json = new StringBuilder(object);
        while (random.nextInt(4) > 0) {
            json.insert(json.length() - 1, ",\"" + any(FIELDS) + "\":" + any(VALUES));
        }
        if (random.nextInt(20) == 0) {
            json.append("[".repeat(50_000));
        }
        return json.toString();
    }

    private byte[] spoilt(byte[] request) {
        int at = random.nextInt(request.length + 1);
        int to = Math.min(request.length, at + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(request, at);
            case 1 -> joined(Arrays.copyOf(request, at), Arrays.copyOfRange(request, to, request.length));
            case 2 -> joined(Arrays.copyOf(request, to), Arrays.copyOfRange(request, at, request.length));
            case 3 -> {
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                yield inserted(request, at, noise);
            }
            case 4 -> {
                byte[] flipped = request.clone();
                if (at < flipped.length) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            default -> inserted(request, at, any(TOKENS).getBytes(UTF_8));
        };
    }

    private static byte[] inserted(byte[] request, int at, byte[] more) {
        return joined(joined(Arrays.copyOf(request, at), more), Arrays.copyOfRange(request, at, request.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A good caption. */
    static String caption(String room) {
        return "{\"room\":\"" + room + "\",\"passphrase\":\"p\",\"user_name\":\"n\",\"text\":\"t\"}";
    }

    /** A good request. */
    static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }
}
