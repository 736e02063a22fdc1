package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Speaker;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A display page whose server goes away and comes back. */
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconnectTest {
    private static final Speaker ANN = Speaker.named("Ann");

    private Browser browser;

    @BeforeAll
    void open(@TempDir Path profile) {
        browser = Browser.open(profile);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void serverRestartedUnderThePageCostsNothing() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0"));
            stage.say("Ann", "One.");
            stage.say("Bob", "Two.");
            display.awaitTexts("One.", "Two.");
            assertThat(notice()).isEmpty();

            stage.stop();
            browser.until("the page says that it reconnects", () -> notice().equals("Reconnecting…"));
            display.awaitTexts("One.", "Two.");

            stage.startAgain();
            stage.say("Ann", "Three.");
            stage.say("Bob", "Four.");
            display.awaitTexts("One.", "Two.", "Three.", "Four.");
            browser.until("the notice goes", () -> notice().isEmpty());
            stage.say("Ann", "Five.");
            display.awaitTexts("One.", "Two.", "Three.", "Four.", "Five.");
        }
    }

    /** A sender whose answer was lost with the server sends its caption again. */
    @Test
    void captionThatIsSentAgainAfterARestartIsShownOnce() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0"));
            stage.end(ANN, 1, "One.");
            stage.end(ANN, 2, "Two.");
            display.awaitTexts("One.", "Two.");
            stage.stop();
            stage.startAgain();
            stage.end(ANN, 2, "Two.");
            stage.end(ANN, 3, "Three.");
            display.awaitTexts("One.", "Two.", "Three.");
        }
    }

    @Test
    void pageOpenedBeforeTheFirstCaptionOfItsRoomShowsIt() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display(""));
            assertThat(display.lines()).isEmpty();
            stage.say("Ann", "First of all.");
            display.awaitTexts("First of all.");
        }
    }

    private String notice() {
        return browser.text("const line = document.getElementById('notice'); return line.hidden ? '' : line.innerText");
    }
}
