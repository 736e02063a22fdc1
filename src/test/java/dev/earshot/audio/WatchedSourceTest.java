package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchedSourceTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch starved = new CountDownLatch(1);
    private final short[] buffer = new short[320];
    private final FaultySource device = new FaultySource(2);

    @Test
    void soundComesThroughAsItIs() throws IOException {
        try (WatchedSource source = WatchedSource.watch(device, LONG, LONG, starved::countDown)) {
            assertThat(source.read(buffer)).isEqualTo(320);
            assertThat(source.read(buffer)).isEqualTo(320);
        }
    }

    @Test
    void aDeviceThatStarvesIsClosedAndLost() throws IOException {
        try (WatchedSource source = WatchedSource.watch(device, LONG, SHORT, starved::countDown)) {
            assertThat(source.read(buffer)).isEqualTo(320);
            assertThat(source.read(buffer)).isEqualTo(320);
            assertThatExceptionOfType(MicrophoneLostException.class)
                    .isThrownBy(() -> source.read(buffer))
                    .withMessage(WatchedSource.STARVED);
            assertThat(starved.getCount()).isZero();
        }
    }

    @Test
    void aDeviceThatNeverWakesUpIsLost() throws IOException {
        try (WatchedSource source = WatchedSource.watch(new FaultySource(0), SHORT, SHORT, starved::countDown)) {
            assertThatExceptionOfType(MicrophoneLostException.class).isThrownBy(() -> source.read(buffer));
        }
    }

    @Test
    void timeBetweenReadsIsTheListenersOwn() throws IOException, InterruptedException {
        try (WatchedSource source = WatchedSource.watch(device, LONG, SHORT, starved::countDown)) {
            source.read(buffer);
            Thread.sleep(SHORT.multipliedBy(4));
            assertThat(source.read(buffer)).isEqualTo(320);
        }
    }

    @Test
    void closingFromOutsideIsTheEndAndNoLoss() throws IOException, InterruptedException {
        WatchedSource source = WatchedSource.watch(new FaultySource(0), LONG, LONG, starved::countDown);
        Thread closer = Thread.ofVirtual().start(() -> {
            try {
                source.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(source.read(buffer)).isEqualTo(-1);
        closer.join();
    }

    /** Gives a few reads of silence at once, then none until it is closed. */
    private static final class FaultySource implements AudioSource {
        private final CountDownLatch closed = new CountDownLatch(1);
        private int left;

        FaultySource(int reads) {
            this.left = reads;
        }

        @Override
        public int read(short[] buffer) throws IOException {
            if (left-- > 0) {
                return buffer.length;
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
