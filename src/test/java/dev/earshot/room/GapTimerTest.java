package dev.earshot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class GapTimerTest {
    @Test
    void wakeIsNotLostWhileTheThreadWaitsForALock() throws InterruptedException {
        CountDownLatch calls = new CountDownLatch(2);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        try (GapTimer timer = GapTimer.start(Clock.systemUTC(), () -> {
            calls.countDown();
            first.countDown();
            awaitUninterruptibly(woken);
            // What a lock that another holds does: it takes the permit that the wake left.
            LockSupport.parkNanos(1);
            return Optional.empty();
        })) {
            first.await();
            timer.wake();
            woken.countDown();
            assertThat(calls.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
