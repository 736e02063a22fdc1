package dev.earshot.notify;

import static dev.earshot.status.Pictures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.notify.Notification.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Notification LOST = Notification.trouble(Kind.MICROPHONE, "lost", "unplugged");
    private static final Notification BACK = Notification.over(Kind.MICROPHONE, "back", "");
    private static final Notification COPIED = Notification.plain("copied", "");

    private final List<String> shown = new ArrayList<>();
    private Rate rate = Rate.FRESH;

    @Test
    void lostAndBackAreShownAtOnce() {
        offer(0, LOST);
        offer(5, BACK);
        assertThat(shown).containsExactly("0 lost", "5 back");
    }

    @Test
    void aBurstThatEndsWellIsShownOnce() {
        offer(0, LOST);
        offer(1, BACK);
        offer(2, LOST);
        offer(3, BACK);
        offer(4, LOST);
        offer(5, BACK);
        pass(300);
        assertThat(shown).containsExactly("0 lost", "1 back");
    }

    @Test
    void aBurstThatEndsBadlyIsToldAtTheEndOfTheMinute() {
        offer(0, LOST);
        offer(1, BACK);
        offer(2, LOST);
        pass(59);
        assertThat(shown).containsExactly("0 lost", "1 back");
        pass(60);
        offer(61, BACK);
        assertThat(shown).containsExactly("0 lost", "1 back", "60 lost", "61 back");
    }

    @Test
    void newWordsForATroubleWaitForTheMinuteAndTheNewestStay() {
        offer(0, LOST);
        offer(10, Notification.trouble(Kind.MICROPHONE, "busy", ""));
        offer(20, Notification.trouble(Kind.MICROPHONE, "gone", ""));
        pass(300);
        assertThat(shown).containsExactly("0 lost", "60 gone");
    }

    @Test
    void whatIsShownAlreadyIsNotShownAgain() {
        offer(0, LOST);
        offer(10, Notification.trouble(Kind.MICROPHONE, "busy", ""));
        offer(20, LOST);
        offer(200, LOST);
        pass(300);
        assertThat(shown).containsExactly("0 lost");
    }

    @Test
    void theEndOfWhatNobodyWasToldIsNoNews() {
        offer(0, BACK);
        pass(300);
        assertThat(shown).isEmpty();
    }

    @Test
    void aTroubleThatIsOverBeforePatienceEndsIsNotShown() {
        Notification offline = LOST.after(Duration.ofSeconds(10));
        offer(0, offline);
        offer(9, BACK);
        offer(20, offline);
        pass(29);
        assertThat(shown).isEmpty();
        pass(30);
        assertThat(shown).containsExactly("30 lost");
    }

    @Test
    void anAnswerIsShownAtOnceHoweverOften() {
        offer(0, COPIED);
        offer(1, COPIED);
        assertThat(shown).containsExactly("0 copied", "1 copied");
    }

    @Test
    void afterATroubleThatNobodySawItsEndIsNoNewsAndTheNextIsToldAtOnce() {
        offer(0, LOST);
        rate = rate.unseen();
        offer(1, BACK);
        offer(2, LOST);
        assertThat(shown).containsExactly("0 lost", "2 lost");
    }

    @Test
    void anEndThatCameWhileTheDesktopFailedIsDroppedWithTheTrouble() {
        offer(0, LOST);
        rate = rate.offer(BACK, at(1)).unseen();
        assertThat(rate.waiting()).isEmpty();
    }

    @Test
    void aClockPutBackHoldsNothingUp() {
        offer(100_000, LOST);
        offer(100_001, BACK);
        offer(0, LOST);
        assertThat(shown).containsExactly("100000 lost", "100001 back", "0 lost");
    }

    private void offer(int second, Notification news) {
        pass(second);
        rate = rate.offer(news, at(second));
        show(second);
    }

    /** Shows what becomes due up to then, at its time. */
    private void pass(int second) {
        if (rate.waiting().isPresent() && !rate.due().isAfter(at(second))) {
            show((int) Duration.between(NOON, rate.due()).toSeconds());
        }
    }

    private void show(int second) {
        if (rate.isDue(at(second))) {
            shown.add(second + " " + rate.waiting().orElseThrow().title());
            rate = rate.showing(at(second));
        }
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
