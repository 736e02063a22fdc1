package dev.earshot.app;

import com.google.gson.JsonObject;
import dev.earshot.delivery.Delays;
import dev.earshot.delivery.DeliveryFigures;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the demo went.
 *
 * @param script the sentences that were spoken
 * @param recognised the sentences that were heard
 * @param figures of delivery
 * @param delay from the end of a sentence's speech to its acceptance
 * @param display the page that showed them
 */
public record DemoReport(
        List<String> script, List<String> recognised, DeliveryFigures figures, Delays.Percentiles delay, URI display) {

    /** Whether every sentence spoken reached the room. */
    public boolean isWhole() {
        return figures.accepted() >= script.size();
    }

    private int words() {
        return words(script).size();
    }

    private int wordErrors() {
        return WordErrors.between(words(script), words(recognised));
    }

    private static List<String> words(List<String> sentences) {
        return sentences.stream()
                .flatMap(sentence ->
                        Arrays.stream(sentence.toLowerCase(Locale.ROOT).split(" ")))
                .toList();
    }

    /** The report as lines for a terminal. */
    public Stream<String> lines() {
        return Stream.of(
                row("sentences spoken", script.size()),
                row("recognised", recognised.size()),
                row("sent", figures.offered()),
                row("accepted", figures.accepted()),
                String.format(Locale.ROOT, "  %-18s%8d of %d words", "word errors", wordErrors(), words()),
                String.format(
                        Locale.ROOT,
                        "  %-18s%5d ms  (95 %%: %d ms, longest: %d ms)",
                        "median delay",
                        delay.p50().toMillis(),
                        delay.p95().toMillis(),
                        delay.max().toMillis()));
    }

    private static String row(String name, long value) {
        return String.format(Locale.ROOT, "  %-18s%8d", name, value);
    }

    /** The report as one JSON object. */
    public String json() {
        JsonObject millis = new JsonObject();
        millis.addProperty("p50", delay.p50().toMillis());
        millis.addProperty("p95", delay.p95().toMillis());
        millis.addProperty("max", delay.max().toMillis());
        JsonObject json = new JsonObject();
        json.addProperty("sentences", script.size());
        json.addProperty("recognised", recognised.size());
        json.addProperty("sent", figures.offered());
        json.addProperty("accepted", figures.accepted());
        json.addProperty("words", words());
        json.addProperty("word_errors", wordErrors());
        json.add("delay_ms", millis);
        json.addProperty("display", display.toString());
        return json.toString();
    }
}
