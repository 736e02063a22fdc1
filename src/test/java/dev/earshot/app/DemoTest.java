package dev.earshot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Finishing;
import dev.earshot.delivery.Delays;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real parts: a recording, the engine, delivery, the room server, and a page that watches it. */
class DemoTest {
    @TempDir
    Path home;

    private Demo demo() {
        Surroundings surroundings = new Surroundings(
                "Linux",
                Map.of(),
                home,
                "ada",
                new ByteArrayInputStream(new byte[0]),
                Clock.systemUTC(),
                new SecureRandom());
        return new Demo(surroundings, surroundings.settingsLoader().defaults().delivery());
    }

    private static List<String> script() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Demo.class.getResourceAsStream("/dev/earshot/speech/demo/demo.txt"))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    /** Opens the page when it can be opened, and lets no caption's fate pass before the page has shown it. */
    private static final class Watching implements Demo.Listener {
        private final AtomicReference<@Nullable Page> page = new AtomicReference<>();

        @Override
        public void started(URI display) {
            page.set(Page.open(display.resolve("/api/stream?room=demo")));
        }

        @Override
        public void settled(Caption caption, Fate fate) {
            page().awaitCaption(caption.id());
        }

        Page page() {
            return Objects.requireNonNull(page.get());
        }
    }

    @Test
    void everySentenceSpokenIsShownOnThePageInOrder() throws IOException, InterruptedException {
        Watching watching = new Watching();

        DemoReport report = demo().run(false, 0, watching);

        try (Page page = watching.page()) {
            List<Page.Event> events = page.events();
            assertThat(events)
                    .filteredOn(event -> event.type().equals("caption"))
                    .extracting(Page.Event::text)
                    .containsExactlyElementsOf(shown());
            partialsCameBeforeTheirFinals(events);
        }
        assertThat(report.isWhole()).isTrue();
        assertThat(report.script()).isEqualTo(script());
        assertThat(report.recognised()).isEqualTo(shown());
        assertThat(report.delay().count()).isEqualTo(script().size());
        assertThat(report.delay().p50()).isPositive();
        assertThat(report.figures())
                .isEqualTo(new DeliveryFigures(
                        10, 0, 0, 10, 0, 0, 0, report.figures().retried()));
    }

    private static List<String> shown() throws IOException {
        Finishing finishing = new Finishing(true, true, Map.of(), List.of());
        return script().stream().map(line -> finishing.finish(line, false)).toList();
    }

    private static void partialsCameBeforeTheirFinals(List<Page.Event> events) {
        assertThat(events).extracting(Page.Event::type).contains("partial");
        Set<String> shown = new HashSet<>();
        for (Page.Event event : events) {
            if (event.type().equals("caption")) {
                shown.add(event.id());
            } else {
                assertThat(shown).doesNotContain(event.id());
            }
        }
        assertThat(shown).containsAll(events.stream().map(Page.Event::id).toList());
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> demo().run(false, other.getLocalPort(), new Watching()))
                    .withMessage("port " + other.getLocalPort() + " on localhost is taken by another program;"
                            + " choose another with room-server.port or --port");
        }
    }

    @Test
    void theReportTellsWhatWasLost() {
        DemoReport report = new DemoReport(
                List.of("one two", "three"),
                List.of("one too"),
                new DeliveryFigures(1, 0, 0, 1, 0, 0, 0, 0),
                new Delays.Percentiles(3, Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(300)),
                URI.create("http://127.0.0.1:1/display?room=demo"));

        assertThat(report.isWhole()).isFalse();
        JsonObject json = JsonParser.parseString(report.json()).getAsJsonObject();
        assertThat(json).isEqualTo(JsonParser.parseString("""
                {"sentences": 2, "recognised": 1, "sent": 1, "accepted": 1, "words": 3, "word_errors": 2,
                 "delay_ms": {"p50": 200, "p95": 300, "max": 300}, "display": "http://127.0.0.1:1/display?room=demo"}"""));
        assertThat(report.lines()).contains("  word errors              2 of 3 words");
    }

    @Test
    void aReportOfNothingHasNoDelay() {
        DemoReport report = new DemoReport(
                List.of("one"),
                List.of(),
                new DeliveryFigures(0, 0, 0, 0, 0, 0, 0, 0),
                new Delays.Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                URI.create("http://h/"));

        assertThat(report.json()).contains("\"delay_ms\":{\"p50\":0,\"p95\":0,\"max\":0}");
    }
}
