package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Presence;
import dev.earshot.caption.Speaker;
import dev.earshot.page.Display.Line;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a room sees while its speakers speak. */
@Timeout(60)
class DisplayTest extends InABrowser {
    private static final Speaker ANN = new Speaker("Ann", "#ff0000", null, null, null, null);
    private static final Speaker BOB = new Speaker("Bob", "#00ff00", "#ffff00", "#000080", "Courier New", "websafe");
    private static final Speaker CEM = new Speaker("Cem", "#0000ff", "#112233", "#ffffff80", null, null);

    @Test
    void captionsOfThreeSpeakersAppearInOrderAndInTheirColours() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            stage.say(ANN, "Good evening.");
            stage.say(BOB, "Hello from me, too.");
            stage.say(CEM, "And from me.");
            stage.say(ANN, "Let us begin.");

            List<Line> lines =
                    display.awaitTexts("Good evening.", "Hello from me, too.", "And from me.", "Let us begin.");
            assertThat(lines).extracting(Line::speaker).containsExactly("Ann", "Bob", "Cem", "Ann");
            assertThat(lines)
                    .extracting(Line::chip)
                    .containsExactly("rgb(255, 0, 0)", "rgb(0, 255, 0)", "rgb(0, 0, 255)", "rgb(255, 0, 0)");
            assertThat(lines.get(1).ink()).isEqualTo("rgb(255, 255, 0)");
            assertThat(lines.get(1).plate()).isEqualTo("rgb(0, 0, 128)");
            assertThat(lines.get(1).font()).startsWith("\"Courier New\"");
            assertThat(lines.get(2).ink()).isEqualTo("rgb(17, 34, 51)");
            assertThat(lines.get(2).plate()).isEqualTo("rgba(255, 255, 255, 0.5)");
            assertThat(lines).extracting(Line::top).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whoSendsNoColourGetsOneOfTheirOwnAndKeepsIt() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            for (String name : List.of("Ann", "Bob", "Cem", "Dana", "Ann")) {
                stage.say(name, "I am " + name);
            }
            List<Line> lines = display.await("five lines", all -> all.size() == 5);
            assertThat(lines.subList(0, 4)).extracting(Line::chip).doesNotHaveDuplicates();
            assertThat(lines.get(4).chip()).isEqualTo(lines.get(0).chip());
        }
    }

    @Test
    void partialBecomesTheFinalInItsPlace() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            stage.say(BOB, "Before.");
            display.awaitTexts("Before.");
            countLines("Ann");

            stage.begin(ANN, 1, "we are", 0);
            Line first = display.awaitTexts("Before.", "we are").get(1);
            assertThat(first.partial()).isTrue();
            assertThat(first.guess()).isNotEqualTo(first.ink());

            stage.begin(ANN, 1, "we are listening", 6);
            display.settle();
            Line longer = display.awaitTexts("Before.", "we are listening").get(1);
            assertThat(longer.partial()).isTrue();

            stage.end(ANN, 1, "We are listening.");
            Line last = display.awaitTexts("Before.", "We are listening.").get(1);
            assertThat(last.partial()).isFalse();
            assertThat(last.guess()).isEqualTo(last.ink()).isEqualTo(longer.ink());
            assertThat(List.of(last.left(), last.top(), last.bottom()))
                    .isEqualTo(List.of(longer.left(), longer.top(), longer.bottom()));
            assertThat(browser.number("return window.most")).isEqualTo(1);
        }
    }

    @Test
    void twoWhoSpeakAtOnceKeepTheirPlaces() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            stage.begin(ANN, 1, "I think", 0);
            stage.begin(BOB, 1, "But then", 0);
            stage.begin(ANN, 1, "I think that", 0);
            display.awaitTexts("I think that", "But then");
            stage.end(BOB, 1, "But then again.");
            display.awaitTexts("I think that", "But then again.");
            stage.end(ANN, 1, "I think that is it.");
            List<Line> lines = display.awaitTexts("I think that is it.", "But then again.");
            assertThat(lines).extracting(Line::partial).containsExactly(false, false);
        }
    }

    @Test
    void whoComesLateSeesTheLastLines() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            stage.say(ANN, "You were not here.");
            stage.say(BOB, "When this was said.");
            Display display = Display.open(browser, stage.display(""));
            display.awaitTexts("You were not here.", "When this was said.");
            stage.say(ANN, "Now you are.");
            display.awaitTexts("You were not here.", "When this was said.", "Now you are.");
        }
    }

    /** A page may be open for weeks. */
    @Test
    void linesThatAreGoneCostNoMemory() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=3600&maxlines=2"));
            browser.ask("""
                window.came = [];
                new MutationObserver((changes) => changes.flatMap((change) => [...change.addedNodes])
                    .filter((node) => node.classList?.contains("caption"))
                    .forEach((line) => window.came.push(new WeakRef(line))))
                    .observe(document.body, { childList: true, subtree: true });
                """);
            for (int i = 1; i <= 20; i++) {
                stage.begin(ANN, i, "number " + i, 0);
                stage.end(ANN, i, "Number " + i);
            }
            display.awaitTexts("Number 19", "Number 20");
            assertThat(browser.number("return window.came.length")).isEqualTo(20);
            browser.until("the others are let go", () -> {
                browser.tools("HeapProfiler.collectGarbage", Map.of());
                return browser.number("return window.came.filter((line) => line.deref()).length") == 2;
            });
        }
    }

    @Test
    void whoPausesIsNamedUntilTheySpeakAgain() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            stage.be("Ann", Presence.State.PAUSED);
            stage.be("Bob", Presence.State.PAUSED);
            browser.until(
                    "both named", () -> display.sign("paused").equals("Ann: captions paused · Bob: captions paused"));
            stage.be("Ann", Presence.State.LIVE);
            browser.until("one named", () -> display.sign("paused").equals("Bob: captions paused"));
            stage.be("Bob", Presence.State.GONE);
            browser.until("none named", () -> display.sign("paused").isEmpty());
        }
    }

    /** Counts, from now on, how many lines a speaker has at most at any time. */
    private void countLines(String speaker) {
        browser.ask("""
            window.most = 0;
            const count = () => Array.from(document.querySelectorAll(".caption"))
                .filter((line) => line.querySelector(".speaker")?.textContent === arguments[0]).length;
            new MutationObserver(() => window.most = Math.max(window.most, count()))
                .observe(document.body, { childList: true, subtree: true });
            """, speaker);
    }
}
