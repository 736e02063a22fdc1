package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PulseDoubtTest {
    private final PulseDoubt doubt = new PulseDoubt();

    @Test
    void withoutADoubtNobodyWaits() throws InterruptedException {
        doubt.await();
        doubt.raise();
        doubt.dispel(doubt.begin());
        doubt.await();
    }

    @Test
    void aLookThatBeganBeforeTheDoubtDoesNotDispelIt() throws InterruptedException {
        long early = doubt.begin();
        doubt.raise();
        Thread waiting = waiting();
        doubt.dispel(early);
        assertThat(waiting.join(Duration.ofMillis(100))).isFalse();
        doubt.dispel(doubt.begin());
        waiting.join();
    }

    @Test
    void soundGoesOnWithEachLookThoughDoubtsDoNotEnd() throws InterruptedException {
        doubt.raise();
        Thread waiting = waiting();
        long look = doubt.begin();
        doubt.raise();
        doubt.dispel(look);
        waiting.join();
    }

    @Test
    void theEndWakesWhoWaits() throws InterruptedException {
        doubt.raise();
        Thread waiting = waiting();
        doubt.end();
        waiting.join();
    }

    private Thread waiting() throws InterruptedException {
        Thread waiting = Thread.ofPlatform().name("waits for certainty").start(() -> {
            try {
                doubt.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.sleep(5);
        }
        return waiting;
    }
}
