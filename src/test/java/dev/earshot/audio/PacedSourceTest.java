package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PacedSourceTest {
    private final short[] tenth = new short[1_600];
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void readReturnsOnceItsLastSampleWasSpoken() throws IOException {
        try (PacedSource source = paced(4_000)) {
            assertThat(source.read(tenth)).isEqualTo(1_600);
            assertThat(now).isEqualTo(Instant.EPOCH.plusMillis(100));
            source.read(tenth);
            assertThat(now).isEqualTo(Instant.EPOCH.plusMillis(200));
            assertThat(source.read(tenth)).isEqualTo(800);
            assertThat(now).isEqualTo(Instant.EPOCH.plusMillis(250));
            assertThat(source.read(tenth)).isEqualTo(-1);
            assertThat(now).isEqualTo(Instant.EPOCH.plusMillis(250));
        }
    }

    @Test
    void timeStartsWithTheFirstRead() throws IOException {
        try (PacedSource source = paced(4_000)) {
            now = now.plusSeconds(10);
            source.read(tenth);

            assertThat(waits).containsExactly(Duration.ofMillis(100));
        }
    }

    @Test
    void readerThatFellBehindCatchesUpWithoutWaiting() throws IOException {
        try (PacedSource source = paced(16_000)) {
            source.read(tenth);
            now = now.plusMillis(250);
            source.read(tenth);
            source.read(tenth);
            assertThat(waits).containsExactly(Duration.ofMillis(100));

            source.read(tenth);
            assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(50));
        }
    }

    @Test
    void clockThatIsSetBackDoesNotHoldTheSoundUp() throws IOException {
        try (PacedSource source = paced(16_000)) {
            source.read(tenth);
            now = now.minusSeconds(3_600);
            source.read(tenth);
            source.read(tenth);

            assertThat(waits).containsOnly(Duration.ofMillis(100)).hasSize(3);
        }
    }

    @Test
    void closingEndsTheWaitAtOnce() throws ExecutionException, IOException, InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        PacedSource.Sleeper forAnHour = (time, wakeUp) -> {
            waiting.countDown();
            return PacedSource.REAL.sleep(Duration.ofHours(1), wakeUp);
        };
        PacedSource source = new PacedSource(zeros(16_000), InstantSource.fixed(now), forAnHour);
        FutureTask<Integer> read = new FutureTask<>(() -> source.read(tenth));
        Thread reader = Thread.ofPlatform().start(read);
        waiting.await();
        source.close();

        assertThat(read.get()).isEqualTo(-1);
        reader.join();
    }

    @Test
    void interruptEndsTheWaitAndIsKept() throws IOException {
        try (PacedSource source = new PacedSource(zeros(16_000), InstantSource.fixed(now), PacedSource.REAL)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> source.read(tenth));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private PacedSource paced(int samples) throws IOException {
        return new PacedSource(zeros(samples), () -> now, (time, wakeUp) -> {
            waits.add(time);
            now = now.plus(time);
            return false;
        });
    }

    private static WavFile zeros(int samples) throws IOException {
        return new WavBytes()
                .format(WavBytes.PCM, 1, 16_000, 16)
                .data(new byte[2 * samples])
                .open();
    }
}
