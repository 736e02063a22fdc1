package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Speaker;
import dev.earshot.page.Display.Line;
import dev.earshot.room.RoomRules;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the display page's address can ask for. */
@Timeout(60)
class ParametersTest extends InABrowser {
    private static final Speaker ANN = Speaker.named("Ann");
    private static final Speaker BOB = Speaker.named("Bob");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @BeforeAll
    void usualSize() {
        browser.size(WIDTH, HEIGHT, 1);
    }

    @ParameterizedTest
    @CsvSource({
        // A sentence of nine words takes 3 s to be read, at 180 words a minute.
        "fade=1&mintime=0, 1000",
        "fade=2, 3000",
        "fade=1&mintime=2, 2000",
        "fade=2.5&mintime=1, 2500",
    })
    void lineLeavesAfterItsTime(String asked, double ms) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(asked));
            watchLines();
            stage.say(ANN, "These are nine words, and all can be read.");
            browser.until("a line that came and went", () -> browser.is("return window.went > 0"));
            // The room showed it a little before the page did.
            assertThat(browser.number("return window.went - window.came")).isBetween(ms - 300, ms + 1_500);
            assertThat(display.lines()).isEmpty();
        }
    }

    @Test
    void oldestLineGivesWayToMoreThanMaxlines() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            stage.say(ANN, "One.");
            Display display = Display.open(browser, stage.display("fade=0&maxlines=3"));
            for (String text : List.of("Two.", "Three.", "Four.", "Five.")) {
                stage.say(BOB, text);
            }
            display.awaitTexts("Three.", "Four.", "Five.");
            stage.begin(ANN, 1, "six", 0);
            display.awaitTexts("Four.", "Five.", "six");
        }
    }

    @Test
    void delayHoldsEverythingBack() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("delay=2"));
            stage.say(ANN, "First.");
            display.awaitTexts("First.");
            watchLines();
            long posted = System.currentTimeMillis();
            stage.begin(ANN, 1, "second", 0);
            stage.end(ANN, 1, "Second.");
            display.awaitTexts("First.", "Second.");
            assertThat(browser.number("return window.came + performance.timeOrigin"))
                    .isGreaterThan(posted + 1_900.0);
        }
    }

    @Test
    void partialsCanBeLeftOut() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("partials=false"));
            stage.say(BOB, "Before.");
            display.awaitTexts("Before.");
            watchLines();
            stage.begin(ANN, 1, "we are", 0);
            stage.end(ANN, 1, "We are.");
            display.awaitTexts("Before.", "We are.");
            assertThat(browser.is("return window.guessed")).isFalse();
        }
    }

    @Test
    void usualPageHasTimesNamesAndPartialsAndSixteenPixels() throws IOException, InterruptedException {
        Line line = line("");
        assertThat(line.time()).isEqualTo("10:11:12");
        assertThat(line.speaker()).isEqualTo("Ann");
        assertThat(line.size()).isEqualTo("16px");
        assertThat(line.font()).startsWith("Arial");
        assertThat(browser.text("return document.documentElement.lang")).isEqualTo("en");
    }

    @Test
    void timesAndNamesCanBeLeftOut() throws IOException, InterruptedException {
        Line line = line("timestamps=false&name=false");
        assertThat(line.time()).isEmpty();
        assertThat(line.speaker()).isEmpty();
        assertThat(browser.text("return document.querySelector('.caption').innerText.trim()"))
                .isEqualTo("Good evening.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name=false", "name=false&theme=contrast"})
    void coloursAndMarksTellSpeakersApartAlsoWithoutTheirNames(String asked) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&" + asked));
            for (int i = 1; i <= 9; i++) {
                stage.say("Speaker " + i, "I am number " + i);
            }
            display.await("nine lines", lines -> lines.size() == 9);
            List<?> looks = (List<?>) Objects.requireNonNull(browser.ask("""
                return Array.from(document.querySelectorAll(".caption"), (line) => {
                  const chip = line.querySelector(".speaker");
                  const color = chip ? getComputedStyle(chip).backgroundColor : getComputedStyle(line).borderInlineStartColor;
                  return `${color} ${getComputedStyle(chip ?? line, "::before").content}`;
                });
                """));
            assertThat(looks).doesNotHaveDuplicates().hasSize(9);
            assertThat(looks.getLast().toString()).contains("▲");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "websafefont=Georgia, Georgia",
        "fontsource=google&googlefont=Open%20Sans, \"Open Sans\"",
        "fontsource=google, Roboto",
        "fontsource=custom&customfont=My%20Own, \"My Own\"",
        "fontsource=websafe&googlefont=Lobster, Arial",
    })
    void fontIsThatOfItsSource(String asked, String font) throws IOException, InterruptedException {
        assertThat(line(asked).font()).startsWith(font + ",");
    }

    @Test
    void speakersOwnFontWinsOverThePages() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("websafefont=Georgia"));
            stage.say(new Speaker("Ann", null, null, null, "Verdana", "websafe"), "Good evening.");
            assertThat(display.awaitTexts("Good evening.").getFirst().font()).startsWith("Verdana,");
        }
    }

    @Test
    void sizeIsInPixels() throws IOException, InterruptedException {
        assertThat(line("fontsize=30").size()).isEqualTo("30px");
    }

    @Test
    void languageIsSaidToWhoeverReadsOut() throws IOException, InterruptedException {
        line("lang=de-CH");
        assertThat(browser.text("return document.documentElement.lang")).isEqualTo("de-CH");
    }

    @ParameterizedTest
    @CsvSource({
        "align=left, left, bottom",
        "align=right, right, bottom",
        "align=center, center, bottom",
        "align=top, left, top",
        "align=top-right, right, top",
        "align=sideways, left, bottom",
    })
    void linesStandWhereTheyAreAligned(String asked, String side, String edge)
            throws IOException, InterruptedException {
        Line line = line(asked + "&name=false&timestamps=false");
        double left = line.left();
        double right = WIDTH - line.right();
        switch (side) {
            case "left" -> assertThat(left).isLessThan(50);
            case "right" -> assertThat(right).isLessThan(50);
            default -> assertThat(Math.abs(left - right)).isLessThan(10);
        }
        assertThat(edge.equals("top") ? line.top() : HEIGHT - line.bottom()).isLessThan(50);
    }

    @Test
    void eachThemeLooksDifferent() throws IOException, InterruptedException {
        assertThat(List.of(line("theme=dark"), line("theme=light"), line("theme=outline"), line("theme=contrast")))
                .extracting(line -> line.plate() + line.ink() + line.edge())
                .doesNotHaveDuplicates();
    }

    @Test
    void keyLetsInAndItsLackIsSaid() throws IOException, InterruptedException {
        RoomRules open = RoomRules.standard();
        RoomRules rules = new RoomRules(
                open.rooms(),
                open.captions(),
                open.text(),
                open.body(),
                open.viewers(),
                open.rate(),
                open.forgetAfter(),
                Optional.of("open & sesame"));
        try (Stage stage = new Stage(rules)) {
            String keyless = stage.display("").toString().replaceFirst("&key=.*", "");
            for (String wrong : List.of("", "&key=open")) {
                Display refused = Display.open(browser, URI.create(keyless + wrong));
                browser.until(
                        "the page says that it is refused",
                        () -> !refused.sign("notice").isEmpty());
                assertThat(refused.sign("notice"))
                        .startsWith("This room needs its key")
                        .contains(wrong.isEmpty() ? "add &key=" : "not right");
            }
            Display display = Display.open(browser, stage.display(""));
            stage.say(ANN, "For those who have the key.");
            display.awaitTexts("For those who have the key.");
            assertThat(display.sign("notice")).isEmpty();
        }
    }

    private Line line(String asked) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(asked));
            stage.say(ANN, "Good evening.");
            display.awaitTexts("Good evening.");
            display.settle();
            return display.lines().getFirst();
        }
    }

    /** Notes, from now on, when a line came last and when one went, on the page's clock, and whether one was a guess. */
    private void watchLines() {
        browser.ask("""
            Object.assign(window, { came: 0, went: 0, guessed: false });
            new MutationObserver((changes) => changes.forEach((change) => {
              const isLine = (node) => node.classList?.contains("caption");
              if ([...change.addedNodes].some(isLine)) { window.came = performance.now(); }
              if ([...change.removedNodes].some(isLine)) { window.went = performance.now(); }
              window.guessed ||= document.querySelector(".partial") !== null;
            })).observe(document.body, { childList: true, subtree: true });
            """);
    }
}
