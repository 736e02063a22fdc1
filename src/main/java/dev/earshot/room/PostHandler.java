package dev.earshot.room;

import com.google.gson.JsonObject;
import dev.earshot.caption.CaptionJson;
import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.PresenceJson;
import dev.earshot.http.Origin;
import dev.earshot.http.Request;
import dev.earshot.http.Response;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What speakers post to a room, with one set of limits and answers: {@code {"success": true}}, or {@code {"error": …}} with
 * 400 for what is malformed or too long, 401 for a wrong passphrase, 404 for a room that is not made yet, 413 for a body that is too long, 429 with
 * {@code Retry-After} for too many captions or too many wrong passphrases, 503 for one room too many.
 */
final class PostHandler<T> implements Endpoint {
    private interface Reader<T> {
        T read(byte[] json) throws CaptionJson.Malformed;
    }

    private final String what;
    private final Rooms rooms;
    private final Reader<T> reader;
    private final Function<T, Optional<String>> complaint;
    private final BiFunction<T, Origin, Verdict> room;

    private PostHandler(
            String what,
            Rooms rooms,
            Reader<T> reader,
            Function<T, Optional<String>> complaint,
            BiFunction<T, Origin, Verdict> room) {
        this.what = what;
        this.rooms = rooms;
        this.reader = reader;
        this.complaint = complaint;
        this.room = room;
    }

    /** {@code POST /api/send}: one caption. A repeat of a numbered caption is answered like its first arrival. */
    static Endpoint captions(Rooms rooms) {
        return new PostHandler<PostedCaption>(
                "caption",
                rooms,
                CaptionJson::decode,
                caption -> CaptionLimits.complaint(caption, rooms.rules()),
                rooms::send);
    }

    /**
     * {@code POST /api/presence}: a speaker pauses, speaks again or leaves, as
     * {@code {"room", "passphrase", "user_name", "session", "state": "paused" | "live" | "gone"}}; all five are required.
     * The first pause makes a room as a caption does; {@code live} and {@code gone} find one or are answered 404.
     * A caption or a partial of the speaker ends a pause as {@code live} does.
     */
    static Endpoint presences(Rooms rooms) {
        return new PostHandler<PostedPresence>(
                "presence", rooms, PresenceJson::decode, CaptionLimits::complaint, rooms::send);
    }

    @Override
    public Response answer(Request request) throws IOException {
        int most = rooms.rules().body();
        byte[] body =
                request.body(most).orElseThrow(() -> new Refused(413, "A " + what + " has at most " + most + " bytes"));
        T posted = read(body);
        return answer(room.apply(posted, request.from()));
    }

    private T read(byte[] body) {
        T posted;
        try {
            posted = reader.read(body);
        } catch (CaptionJson.Malformed e) {
            throw new Refused(400, Objects.requireNonNullElse(e.getMessage(), "No " + what));
        }
        complaint.apply(posted).ifPresent(tooLong -> {
            throw new Refused(400, tooLong);
        });
        return posted;
    }

    private static Response.Whole answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> {
                JsonObject success = new JsonObject();
                success.addProperty("success", true);
                yield Answer.json(200, success);
            }
            case Verdict.WrongPassphrase wrong -> Answer.error(401, "Invalid passphrase");
            case Verdict.NoRoom none -> Answer.error(404, "No such room yet");
            case Verdict.NoPlace full -> Answer.error(503, "This server has no place for another room");
            case Verdict.TryLater later ->
                Answer.error(later.status(), later.why()).with(Map.of("Retry-After", Long.toString(later.seconds())));
        };
    }
}
