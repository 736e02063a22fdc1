package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Speaker;
import dev.earshot.room.RoomRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A display page whose server goes away and comes back. */
@Timeout(90)
class ReconnectTest extends InABrowser {
    private static final Speaker ANN = Speaker.named("Ann");

    @Test
    void serverRestartedUnderThePageCostsNothing() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0"));
            stage.say("Ann", "One.");
            stage.say("Bob", "Two.");
            display.awaitTexts("One.", "Two.");
            assertThat(display.sign("notice")).isEmpty();

            stage.stop();
            browser.until(
                    "the page says that it reconnects",
                    () -> display.sign("notice").equals("Reconnecting…"));
            display.awaitTexts("One.", "Two.");

            stage.startAgain();
            stage.say("Ann", "Three.");
            stage.say("Bob", "Four.");
            display.awaitTexts("One.", "Two.", "Three.", "Four.");
            browser.until("the notice goes", () -> display.sign("notice").isEmpty());
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

    @Test
    void linesThatTheRoomNoLongerKeepsAreSaidToBeMissingForAWhile() throws IOException, InterruptedException {
        RoomRules usual = RoomRules.standard();
        RoomRules forgetful = new RoomRules(
                usual.rooms(),
                2,
                usual.text(),
                usual.body(),
                usual.viewers(),
                usual.rate(),
                usual.forgetAfter(),
                usual.viewKey());
        try (Stage stage = new Stage(forgetful)) {
            Display display = Display.open(browser, stage.display("fade=0"));
            stage.say("Ann", "One.");
            display.awaitTexts("One.");
            display.cutOff();
            for (String text : List.of("Two.", "Three.", "Four.")) {
                stage.say("Ann", text);
            }
            display.rejoin();
            display.awaitTexts("One.", "Three.", "Four.");
            browser.until("the page says so", () -> display.sign("missing").equals("Some lines are missing"));
            browser.until("that goes", () -> display.sign("missing").isEmpty());
        }
    }

    @Test
    void whoMissedNothingIsNotToldSo() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0"));
            stage.say("Ann", "One.");
            display.awaitTexts("One.");
            display.cutOff();
            stage.say("Ann", "Two.");
            display.rejoin();
            display.awaitTexts("One.", "Two.");
            assertThat(display.sign("missing")).isEmpty();
        }
    }
}
