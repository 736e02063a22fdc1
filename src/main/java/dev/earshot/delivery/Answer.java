package dev.earshot.delivery;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A server's answer, judged by its status and by what kind of thing it is: the body of a success is not agreed upon among
 * the field's servers, but a web page or the PHP server's description of itself is none. Pure. Since a server may
 * repeat what it was sent, no word of the body is passed on, and of the location only what names a place.
 *
 * @param status of HTTP
 * @param contentType blank if there is none
 * @param retryAfter as sent, blank if it was not
 * @param location as sent, blank if it was not
 * @param body its beginning
 */
record Answer(int status, String contentType, String retryAfter, String location, String body) {
    /** What Earshot's own server says to whoever speaks again or leaves where nobody has spoken. */
    static final String NO_ROOM = "There is no such room yet (404); its first caption makes it";

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    Outcome judge(Duration roundTrip, Instant now) {
        if (PASSING.contains(status)) {
            return new Outcome.TryLater(
                    "The server answers " + status + ", " + passing(status), false, pause(now), true);
        }
        if (status < 200 || status > 299) {
            return new Outcome.Refused(refusal(), status == 401);
        }
        if (isWebPage()) {
            return new Outcome.Refused(
                    "This URL is a web page, no caption was taken; the Node server's URL ends in /api/send,"
                            + " the PHP server's in /server.php",
                    false);
        }
        if (isSelfDescription()) {
            return new Outcome.Refused(
                    "This URL only describes the server, no caption was taken; the PHP server's URL"
                            + " ends in /server.php, with nothing after it",
                    false);
        }
        return new Outcome.Accepted(roundTrip);
    }

    private static String passing(int status) {
        return switch (status) {
            case 429 -> "it asks to wait";
            case 503 -> "it is overloaded or being mended";
            default -> "it has trouble of its own";
        };
    }

    private String refusal() {
        if (status == 404 && body.contains("\"No such room yet\"")) {
            return NO_ROOM;
        }
        return switch (status) {
            case 300, 301, 302, 303, 307, 308 ->
                "The server has moved" + place().map(it -> " to " + it).orElse("")
                        + "; set server.url to where it is now";
            case 400 ->
                "The server finds something missing in the caption (400); room, passphrase and name must be set";
            case 401 -> "The room's passphrase is wrong (401); set room.passphrase to the one the room was made with";
            case 403 -> "The server does not let this computer send (403); ask whoever runs it";
            case 404, 405, 410 ->
                "Nothing takes captions at this URL (" + status
                        + "); the Node server's ends in /api/send, the PHP server's in /server.php";
            case 413 -> "The caption is too long for the server (413)";
            default -> "The server refuses the caption (" + status + ")";
        };
    }

    /** The location without login, query and fragment, which may hold the passphrase; empty if it makes no sense. */
    private Optional<String> place() {
        try {
            URI uri = new URI(location.strip());
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            if (uri.getHost() == null) {
                return Optional.of(path).filter(it -> !it.isEmpty());
            }
            String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "//" + uri.getHost() + port + path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isWebPage() {
        String start = body.stripLeading().toLowerCase(Locale.ROOT);
        return contentType.toLowerCase(Locale.ROOT).contains("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html");
    }

    private boolean isSelfDescription() {
        if (!body.contains("\"service\"")) {
            return false;
        }
        try {
            JsonElement json = JsonParser.parseString(body);
            return json.isJsonObject()
                    && json.getAsJsonObject().has("service")
                    && json.getAsJsonObject().has("version");
        } catch (JsonParseException e) {
            return false;
        }
    }

    /** Both forms of Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
    private Optional<Duration> pause(Instant now) {
        if (retryAfter.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Integer.parseInt(retryAfter.strip()))));
        } catch (NumberFormatException e) {
            return pauseUntilDate(now);
        }
    }

    private Optional<Duration> pauseUntilDate(Instant now) {
        try {
            Instant date = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
