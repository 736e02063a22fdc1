package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Presence;
import dev.earshot.caption.Speaker;
import dev.earshot.page.Display.Line;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each speaker's own place on the display page, and what becomes of lines that find no room. */
@Timeout(60)
class LanesTest extends InABrowser {
    private static final Speaker ANN = Speaker.named("Ann");
    private static final Speaker BOB = Speaker.named("Bob");
    private static final int WIDTH = 1280;

    @BeforeEach
    void usualSize() {
        browser.size(WIDTH, 800, 1);
    }

    @Test
    void laneKeepsItsPlaceWhateverTheOthersSay() throws IOException, InterruptedException {
        for (String lanes : List.of("rows", "columns")) {
            try (Stage stage = new Stage()) {
                Display display = Display.open(browser, stage.display("fade=0&lanes=" + lanes));
                stage.say(ANN, "I am Ann.");
                stage.say(BOB, "I am Bob.");
                display.await("two lines", all -> all.size() == 2);
                display.settle();
                Line ann = display.lines().getFirst();
                Line bob = display.lines().getLast();
                if (lanes.equals("rows")) {
                    assertThat(bob.top()).isGreaterThan(ann.bottom());
                    assertThat(bob.left()).isEqualTo(ann.left());
                } else {
                    assertThat(bob.left()).isGreaterThan(ann.right());
                    assertThat(bob.top()).isEqualTo(ann.top());
                }
                for (int i = 0; i < 5; i++) {
                    stage.say(BOB, "And I go on, and on: " + i);
                }
                stage.begin(BOB, 1, "and on", 0);
                display.await("eight lines", all -> all.size() == 8);
                display.settle();
                assertThat(display.lines().getFirst()).isEqualTo(ann);

                stage.say(ANN, "Me again.");
                display.await("nine lines", all -> all.size() == 9);
                display.settle();
                List<Line> lines = display.lines();
                assertThat(lines)
                        .extracting(Line::speaker)
                        .containsExactly("Ann", "Ann", "Bob", "Bob", "Bob", "Bob", "Bob", "Bob", "Bob");
                assertThat(lines.subList(0, 2)).extracting(Line::left).containsOnly(ann.left());
                assertThat(lines.subList(2, 9)).extracting(Line::left).containsOnly(bob.left());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanes=rows", "lanes=columns", ""})
    void lineThatHasNoRoomLeftGoesWhole(String lanes) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&" + lanes));
            for (int i = 0; i < 8; i++) {
                stage.say(ANN, "Ann says " + i);
                stage.say(BOB, "Bob says " + i);
            }
            display.await("all lines", all -> all.size() == 16);
            display.settle();
            for (int height = 200; height < 245; height += 5) {
                browser.size(WIDTH, height, 1);
                browser.until("no line is cut at " + height, () -> cutLines().isEmpty());
                assertThat(display.lines().getLast().bottom()).isBetween(height - 60.0, height * 1.0);
            }

            // Going back through them shows them again.
            browser.ask("document.querySelector('.caption').closest('.lane, #stage').scrollTop = -10_000");
            browser.until("the first is seen", () -> browser.is("""
                const first = document.querySelector(".caption");
                return getComputedStyle(first).visibility === "visible" && first.getBoundingClientRect().top >= 0;
                """));
        }
    }

    /** What is seen of lines that reach out of their place at its top. */
    private List<?> cutLines() {
        return (List<?>) Objects.requireNonNull(browser.ask("""
            return Array.from(document.querySelectorAll(".caption"))
                .filter((line) => getComputedStyle(line).visibility === "visible")
                .filter((line) => {
                  const box = line.getBoundingClientRect();
                  const top = line.closest(".lane, #stage").getBoundingClientRect().top;
                  return box.top < top && box.bottom > top;
                })
                .map((line) => line.innerText);
            """));
    }

    @Test
    void longLineThatHasNoRoomAtAllShowsItsEnd() throws IOException, InterruptedException {
        browser.size(WIDTH, 120, 1);
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&lanes=rows"));
            stage.say(ANN, "Ann goes on and on. ".repeat(50));
            display.await("a line", all -> all.size() == 1);
            display.settle();
            assertThat(browser.text("return getComputedStyle(document.querySelector('.caption')).visibility"))
                    .isEqualTo("visible");
            assertThat(display.lines().getFirst().bottom()).isBetween(80.0, 120.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "columns"})
    void lanesHaveRoomForThePlatesShadows(String lanes) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&fontsize=20&lanes=" + lanes));
            stage.say(ANN, "Ann goes on and on. ".repeat(20));
            display.await("a line", all -> all.size() == 1);
            display.settle();
            // It is 0.5 em wide, and 0.1 em lower than its plate.
            assertThat(browser.number("""
                const lane = document.querySelector(".lane").getBoundingClientRect();
                const plate = document.querySelector(".caption").getBoundingClientRect();
                return Math.min(plate.left - lane.left, lane.right - plate.right, lane.bottom - plate.bottom - 2);
                """)).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void signMovesNoLane() throws IOException, InterruptedException {
        for (String asked : List.of("lanes=rows", "lanes=rows&align=top", "lanes=columns", "lanes=columns&align=top")) {
            try (Stage stage = new Stage()) {
                Display display = Display.open(browser, stage.display("fade=0&" + asked));
                stage.say(ANN, "I am Ann.");
                stage.say(BOB, "I am Bob.");
                display.await("two lines", all -> all.size() == 2);
                display.settle();
                List<Line> before = display.lines();
                stage.be("Cem", Presence.State.PAUSED);
                browser.until(
                        "the pause is shown", () -> !display.sign("paused").isEmpty());
                assertThat(display.lines()).as(asked).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "columns"})
    void whoSpeaksIsSeenEvenWhenThereIsNoRoomForAllLanes(String lanes) throws IOException, InterruptedException {
        browser.size(600, 300, 1);
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&lanes=" + lanes));
            for (int i = 1; i <= 9; i++) {
                stage.say("Speaker " + i, "I am number " + i);
            }
            List<Line> lines = display.await(
                    "the last line",
                    all -> all.stream().anyMatch(line -> line.text().equals("I am number 9")));
            assertThat(lines)
                    .hasSizeBetween(3, 8)
                    .allSatisfy(line -> assertThat(line.bottom()).isLessThan(300));
            // The one silent longest has given way.
            assertThat(lines)
                    .extracting(Line::text)
                    .contains("I am number 8", "I am number 9")
                    .doesNotContain("I am number 1");
        }
    }

    /** Of more speakers than there are lanes for, the one silent longest gives way. */
    @Test
    void laneThatGivesWayLeavesNoTimer() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=3600&lanes=columns"));
            browser.ask("""
                window.waiting = new Set();
                const { setTimeout: set, clearTimeout: clear } = window;
                window.setTimeout = (call, ms, ...rest) => {
                  const timer = set(call, ms, ...rest);
                  if (ms > 3_000_000) { window.waiting.add(timer); }
                  return timer;
                };
                window.clearTimeout = (timer) => { window.waiting.delete(timer); clear(timer); };
                """);
            for (int i = 1; i <= 15; i++) {
                stage.say("Speaker " + i, "I am number " + i);
            }
            display.await(
                    "the last line",
                    all -> all.stream().anyMatch(line -> line.text().equals("I am number 15")));
            assertThat(display.lines()).hasSize(12);
            // One to fade and one to go.
            assertThat(browser.number("return window.waiting.size")).isEqualTo(2 * 12);
        }
    }
}
