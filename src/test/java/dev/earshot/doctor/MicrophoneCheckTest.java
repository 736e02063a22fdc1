package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MicrophoneCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void speechIsFineAndItsLevelIsSaid() throws InterruptedException {
        assertThat(look(() -> new Tone(3277)))
                .isEqualTo(Finding.fine("microphone", "It hears -20 dBFS, peak -20 dBFS"));
    }

    @Test
    void pureSilenceIsAMutedMicrophone() throws InterruptedException {
        Finding finding = look(() -> new Tone(0));
        assertThat(finding.grade()).isEqualTo(Grade.WARNING);
        assertThat(finding.words()).isEqualTo("It gives half a second of pure silence");
    }

    @Test
    void nextToNothingAndTooMuchAreWarnings() throws InterruptedException {
        assertThat(look(() -> new Tone(10)).words()).startsWith("It hears next to nothing: -70 dBFS");
        assertThat(look(() -> new Tone(32_767)).words()).startsWith("It is too loud and clips");
    }

    @Test
    void noMicrophoneIsAFailureInItsOwnWords() throws InterruptedException {
        assertThat(look(() -> {
                    throw new IOException("No microphone was found");
                }))
                .isEqualTo(Finding.failure("microphone", "No microphone was found", ""));
    }

    @Test
    void aDeviceThatGivesNothingIsAFailureAndIsLetGo() throws InterruptedException {
        FaultySource starved = new FaultySource();
        Finding finding = new MicrophoneCheck(() -> starved, Duration.ofMillis(50)).look();
        assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
        assertThat(finding.words()).isEqualTo("It opens but gives no sound");
        starved.closed.await();
    }

    private static Finding look(Callable<AudioSource> opening) throws InterruptedException {
        return new MicrophoneCheck(opening, PATIENCE).look();
    }

    /** The same sample for ever. */
    private record Tone(int amplitude) implements AudioSource {
        @Override
        public int read(short[] buffer) {
            Arrays.fill(buffer, (short) amplitude);
            return buffer.length;
        }

        @Override
        public void close() {}
    }

    /** Gives no sound until it is closed. */
    private static final class FaultySource implements AudioSource {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read(short[] buffer) throws IOException {
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
