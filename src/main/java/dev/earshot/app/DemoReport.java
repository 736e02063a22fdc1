package dev.earshot.app;

import com.google.gson.JsonObject;
import dev.earshot.delivery.DeliveryFigures;
import java.net.URI;
import java.time.Duration;
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
 * @param delays from the end of each accepted sentence's speech to its acceptance
 * @param display the page that showed them
 */
public record DemoReport(
        List<String> script, List<String> recognised, DeliveryFigures figures, List<Duration> delays, URI display) {

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
                .flatMap(sentence -> Arrays.stream(sentence.split(" ")))
                .toList();
    }

    /** The delay that {@code percent} of the captions did not exceed, in ms, by nearest rank; 0 without captions. */
    private long delay(int percent) {
        List<Long> sorted = delays.stream().map(Duration::toMillis).sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(rank, 1) - 1);
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
                        delay(50),
                        delay(95),
                        delay(100)));
    }

    private static String row(String name, long value) {
        return String.format(Locale.ROOT, "  %-18s%8d", name, value);
    }

    /** The report as one JSON object. */
    public String json() {
        JsonObject delay = new JsonObject();
        delay.addProperty("p50", delay(50));
        delay.addProperty("p95", delay(95));
        delay.addProperty("max", delay(100));
        JsonObject json = new JsonObject();
        json.addProperty("sentences", script.size());
        json.addProperty("recognised", recognised.size());
        json.addProperty("sent", figures.offered());
        json.addProperty("accepted", figures.accepted());
        json.addProperty("words", words());
        json.addProperty("word_errors", wordErrors());
        json.add("delay_ms", delay);
        json.addProperty("display", display.toString());
        return json.toString();
    }
}
