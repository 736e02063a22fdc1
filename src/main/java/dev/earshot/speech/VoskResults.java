package dev.earshot.speech;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the JSON in which Vosk answers (https://alphacephei.com/vosk/); pure. */
final class VoskResults {
    /** What a model says for sound that is speech but none of its words. */
    private static final String UNKNOWN = "[unk]";

    private VoskResults() {}

    /** The sentence, or nothing when no known word was heard. */
    static Optional<Utterance.Final> finalOf(String json) {
        JsonArray result = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("result");
        if (result == null) {
            return Optional.empty();
        }
        List<Word> words = StreamSupport.stream(result.spliterator(), false)
                .map(word -> word(word.getAsJsonObject()))
                .filter(word -> known(word.text()))
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(new Utterance.Final(words));
    }

    /** The guess so far; empty when there is none. */
    static String partialOf(String json) {
        String partial =
                JsonParser.parseString(json).getAsJsonObject().get("partial").getAsString();
        return Arrays.stream(partial.split(" ")).filter(VoskResults::known).collect(Collectors.joining(" "));
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

    private static boolean known(String word) {
        return !word.isBlank() && !word.equals(UNKNOWN);
    }
}
