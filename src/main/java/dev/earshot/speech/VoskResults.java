package dev.earshot.speech;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the JSON in which Vosk answers (https://alphacephei.com/vosk/); pure. */
final class VoskResults {
    /** What a model says for sound that is speech but none of its words. */
    static final String UNKNOWN = "[unk]";

    private VoskResults() {}

    /** The known words of a final result; none when nothing was heard. */
    static List<Word> result(String json) {
        return words(json, "result");
    }

    /** The known words of a partial result that was asked for with their times. */
    static List<Word> timedPartial(String json) {
        return words(json, "partial_result");
    }

    /** The words of the guess so far, also those that are {@link #UNKNOWN}. */
    static List<String> partial(String json) {
        String partial =
                JsonParser.parseString(json).getAsJsonObject().get("partial").getAsString();
        return partial.isBlank()
                ? List.of()
                : Stream.of(partial.strip().split(" +")).toList();
    }

    private static List<Word> words(String json, String key) {
        JsonArray words = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray(key);
        if (words == null) {
            return List.of();
        }
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> word(word.getAsJsonObject()))
                .filter(word -> isKnown(word.text()))
                .toList();
    }

    private static Word word(JsonObject word) {
        return new Word(
                word.get("word").getAsString(),
                seconds(word.get("start").getAsDouble()),
                seconds(word.get("end").getAsDouble()),
                word.get("conf").getAsDouble());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    static boolean isKnown(String word) {
        return !word.isBlank() && !word.equals(UNKNOWN);
    }
}
