package dev.earshot.room;

import dev.earshot.caption.PostedCaption;
import dev.earshot.caption.PostedPresence;
import dev.earshot.caption.Speaker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the parts of a caption may be: a room keeps many, so none may be big. Lengths are in UTF-16 units. */
final class CaptionLimits {
    static final int ROOM = 128;
    private static final int NAME = 100;
    private static final int PASSPHRASE = 256;
    private static final int COLOR = 9;
    private static final int TIMESTAMP = 32;

    /** The largest whole number that a display page's script holds exactly. */
    private static final long SEQUENCE = (1L << 53) - 1;

    private CaptionLimits() {}

    /** What is too long in {@code caption}, in words for its sender; empty when nothing is. */
    static Optional<String> complaint(PostedCaption caption, RoomRules rules) {
        Long sequence = caption.sequence();
        Long settledThrough = caption.settledThrough();
        if (settledThrough != null && settledThrough > SEQUENCE) {
            return Optional.of("Field settled_through is over " + SEQUENCE);
        }
        if (sequence != null && sequence > SEQUENCE) {
            return Optional.of("Field sequence is over " + SEQUENCE);
        }
        Speaker speaker = caption.speaker();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("room", new Part(caption.room(), ROOM));
        parts.put("passphrase", new Part(caption.passphrase(), PASSPHRASE));
        parts.put("user_name", new Part(speaker.name(), NAME));
        parts.put("text", new Part(caption.text(), rules.text()));
        parts.put("timestamp", new Part(caption.timestamp(), TIMESTAMP));
        parts.put("session", new Part(caption.session(), NAME));
        parts.put("user_color", new Part(speaker.color(), COLOR));
        parts.put("text_color", new Part(speaker.textColor(), COLOR));
        parts.put("background_color", new Part(speaker.backgroundColor(), COLOR));
        parts.put("font_family", new Part(speaker.fontFamily(), NAME));
        parts.put("font_type", new Part(speaker.fontType(), NAME));
        return complaint(parts);
    }

    /** What is too long in {@code posted}, in words for its sender; empty when nothing is. */
    static Optional<String> complaint(PostedPresence posted) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("room", new Part(posted.room(), ROOM));
        parts.put("passphrase", new Part(posted.passphrase(), PASSPHRASE));
        parts.put("user_name", new Part(posted.presence().speaker(), NAME));
        parts.put("session", new Part(posted.presence().session(), NAME));
        return complaint(parts);
    }

    private static Optional<String> complaint(Map<String, Part> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().tooLong())
                .map(part -> "Field " + part.getKey() + " has over "
                        + part.getValue().limit() + " characters")
                .findFirst();
    }

    private record Part(@Nullable String value, int limit) {
        boolean tooLong() {
            return value != null && value.length() > limit;
        }
    }
}
