package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.caption.Presence;
import dev.earshot.caption.Speaker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages for those who see little, hear them read out, zoom in or are made dizzy by what moves. */
@Timeout(90)
class AccessTest extends InABrowser {
    private static final Path AXE = Path.of("src/test/page/node_modules/axe-core/axe.min.js");
    private static final Speaker ANN = Speaker.named("Ann");
    private static final String LONG = "The supercalifragilisticexpialidocious announcement goes on, and on, and on.";

    @AfterEach
    void backToUsual() {
        browser.size(1280, 800, 1);
        browser.prefer("prefers-reduced-motion", "no-preference");
        browser.prefer("prefers-color-scheme", "light");
    }

    @Test
    void axeFindsNothingOnTheDisplay() throws IOException, InterruptedException {
        for (String look :
                List.of("", "theme=light", "theme=contrast&lanes=rows", "lanes=columns&align=center&lang=de")) {
            try (Stage stage = new Stage()) {
                Display display = Display.open(browser, stage.display(look));
                stage.say("Ann", "Good evening.");
                stage.say("Bob", "Hello.");
                stage.be("Cem", Presence.State.PAUSED);
                stage.begin(ANN, 1, "we are listening", 6);
                display.await("three lines", lines -> lines.size() == 3);
                browser.until(
                        "the pause is shown", () -> !display.sign("paused").isEmpty());
                display.settle();
                assertThat(violations()).as(look).isEmpty();
            }
        }
    }

    @Test
    void axeFindsNothingOnTheStartPage() throws IOException {
        try (Stage stage = new Stage()) {
            for (String scheme : List.of("light", "dark")) {
                browser.prefer("prefers-color-scheme", scheme);
                browser.show(stage.startPage());
                assertThat(violations()).as(scheme).isEmpty();
            }
        }
    }

    @Test
    void displayIsReadOutWithoutGuesses() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("lang=pt-BR"));
            stage.say("Ann", "Good evening.");
            stage.begin(ANN, 1, "we are", 0);
            display.awaitTexts("Good evening.", "we are");
            assertThat(browser.text("return document.documentElement.lang")).isEqualTo("pt-BR");
            assertThat(browser.text("return document.querySelector('[role=log][aria-live=polite]').textContent"))
                    .isEqualTo("Ann: Good evening.");
            assertThat(browser.ask("return Array.from(document.querySelectorAll('.caption'),"
                            + " (line) => line.closest('[aria-hidden=true], [aria-live]') !== null)"))
                    .isEqualTo(List.of(false, true));
        }
    }

    /** They read what changes in a place that they know, but seldom one that appears. */
    @Test
    void signsStandReadyForScreenReadersBeforeTheySayAnything() throws IOException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            for (String id : List.of("paused", "missing", "notice")) {
                assertThat(display.sign(id)).isEmpty();
                assertThat(browser.text("""
                    const sign = document.getElementById(arguments[0]);
                    return `${sign.getAttribute("role")} ${getComputedStyle(sign).display} ${sign.offsetHeight}`;
                    """, id)).as(id).isEqualTo("status block 0");
            }
        }
    }

    /** 1280 pixels zoomed to 400 % are 320. */
    @Test
    void displayNeedsNoScrollingSidewaysAtFourHundredPercent() throws IOException, InterruptedException {
        browser.size(320, 256, 4);
        for (String look : List.of("", "lanes=rows", "lanes=columns", "align=right&theme=light")) {
            try (Stage stage = new Stage()) {
                Display display = Display.open(browser, stage.display(look));
                stage.say("Bartholomew the Narrator of Long Stories", LONG);
                stage.say("Ann", "W".repeat(100));
                display.await("two lines", lines -> lines.size() == 2);
                assertThatNothingIsCutOff(look, ".caption, .caption .text");
            }
        }
    }

    @Test
    void startPageNeedsNoScrollingSidewaysAtFourHundredPercent() throws IOException {
        browser.size(320, 256, 4);
        try (Stage stage = new Stage()) {
            browser.show(stage.startPage());
            assertThatNothingIsCutOff("start page", "main *");
        }
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() throws IOException, InterruptedException {
        assertThat(movesWhenALineComesAndGoes()).isTrue();
        browser.prefer("prefers-reduced-motion", "reduce");
        assertThat(movesWhenALineComesAndGoes()).isFalse();
    }

    private boolean movesWhenALineComesAndGoes() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            URI page = stage.display("fade=1&mintime=0");
            Display display = Display.open(browser, page);
            browser.ask("""
                window.moved = false;
                const note = () => window.moved = true;
                document.addEventListener("animationstart", note, true);
                document.addEventListener("transitionrun", note, true);
                """);
            stage.begin(ANN, 1, "hi", 0);
            display.awaitTexts("hi");
            stage.end(ANN, 1, "Hi.");
            display.awaitTexts("Hi.");
            display.await("no line", List::isEmpty);
            return browser.is("return window.moved");
        }
    }

    @Test
    void textThatRunsFromRightToLeftDoesSo() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            stage.say("Ann", "שלום לכולם");
            stage.say("Ann", "Hello, all.");
            display.awaitTexts("שלום לכולם", "Hello, all.");
            assertThat(
                            browser.ask(
                                    "return Array.from(document.querySelectorAll('.text'), (each) => getComputedStyle(each).direction)"))
                    .isEqualTo(List.of("rtl", "ltr"));
        }
    }

    private void assertThatNothingIsCutOff(String what, String selector) {
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .as(what)
                .isLessThanOrEqualTo(320);
        assertThat(browser.text("""
            return Array.from(document.querySelectorAll(arguments[0]))
                .filter((each) => { const box = each.getBoundingClientRect(); return box.left < 0 || box.right > 320; })
                .map((each) => each.outerHTML).join("\\n");
            """, selector)).as(what).isEmpty();
    }

    private List<?> violations() throws IOException {
        LeftOut.unless(
                Files.exists(AXE), "axe-core's test is left out: it needs axe-core; run npm ci in src/test/page");
        browser.ask(Files.readString(AXE));
        return (List<?>) Objects.requireNonNull(browser.awaited("""
            return axe.run().then((found) => found.violations.flatMap(
                (each) => each.nodes.map((node) => `${each.id}: ${node.html}: ${node.failureSummary}`)));
            """));
    }
}
