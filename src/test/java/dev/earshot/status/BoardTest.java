package dev.earshot.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.delivery.Sync;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final Board board = new Board(() -> Pictures.of(Pictures.LISTENING, new Sync.Fine()));

    @Test
    void whoeverComesFirstNeedNotWait() throws InterruptedException {
        assertThat(board.awaitChange(-1)).isZero();
    }

    @Test
    void aBurstIsOneChange() throws InterruptedException {
        long seen = board.awaitChange(-1);
        for (int i = 0; i < 100; i++) {
            board.changed();
        }
        assertThat(board.awaitChange(seen)).isEqualTo(100);
    }

    @Test
    void whoeverWaitsIsWoken() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                board.awaitChange(0);
                woken.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        board.changed();
        woken.await();
        waiting.join();
    }
}
