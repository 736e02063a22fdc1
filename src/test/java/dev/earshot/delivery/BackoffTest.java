package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"1, 250", "2, 500", "3, 1000", "4, 2000", "5, 4000", "6, 5000", "7, 5000", "1000000, 5000"})
    void theLongestWaitDoublesUpToTheMost(int failures, long millis) {
        assertThat(backoff.delay(failures, Math.nextDown(1.0)))
                .isBetween(Duration.ofMillis(millis - 1), Duration.ofMillis(millis));
    }

    @Test
    void jitterIsFull() {
        assertThat(backoff.delay(3, 0)).isZero();
        assertThat(backoff.delay(3, 0.5)).hasMillis(500);
    }
}
