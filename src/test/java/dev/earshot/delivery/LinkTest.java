package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void threeFailuresInARowAreOffline() {
        Link twice = failed(failed(Link.FINE));
        assertThat(twice.offline()).isFalse();
        assertThat(failed(twice).offline()).isTrue();
    }

    @Test
    void offlineIsAskedAgainWithinTwoSecondsHoweverLongItLasts() {
        Link link = Link.FINE;
        for (int i = 0; i < 100; i++) {
            link = failed(link);
            assertThat(link.closedUntil()).isBefore(NOON.plusSeconds(2));
        }
    }

    @Test
    void aServerThatAsksToBeLeftAloneIs() {
        Link link = Link.FINE.failed(
                new Outcome.TryLater("overloaded", false, Optional.of(Duration.ofSeconds(7)), true), NOON, 0.5);
        assertThat(link.closedUntil()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void aShorterWaitDoesNotCutALongerOneShort() {
        Link link = Link.FINE.failed(
                new Outcome.TryLater("overloaded", false, Optional.of(Duration.ofSeconds(7)), true), NOON, 0.5);
        assertThat(failed(link).closedUntil()).isEqualTo(NOON.plusSeconds(7));
    }

    private static Link failed(Link link) {
        return link.failed(Outcome.TryLater.unanswered("nothing answers", false), NOON, Math.nextDown(1.0));
    }
}
