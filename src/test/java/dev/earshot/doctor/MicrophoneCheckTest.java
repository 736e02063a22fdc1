package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.Device;
import dev.earshot.audio.Microphones;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MicrophoneCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Device DESK = new Device(1, "desk", "Desk", true, false, false, 48_000, 1);

    @Test
    void speechIsFineAndItsLevelIsSaid() throws InterruptedException {
        assertThat(look(() -> new Tone(3277)))
                .isEqualTo(Finding.fine("microphone", "Desk hears -20 dBFS, peak -20 dBFS"));
    }

    @Test
    void pureSilenceIsAMutedMicrophone() throws InterruptedException {
        Finding finding = look(() -> new Tone(0));
        assertThat(finding.grade()).isEqualTo(Grade.WARNING);
        assertThat(finding.words()).isEqualTo("Desk gives half a second of pure silence");
    }

    @Test
    void aMutedDeviceIsSaidToBeMutedAndALoudspeakerToBeOne() throws InterruptedException {
        Device muted = new Device(1, "desk", "Desk", true, false, true, 48_000, 1);
        assertThat(new MicrophoneCheck(() -> new Microphones.Opened(new Tone(0), muted), PATIENCE).look())
                .isEqualTo(Finding.warning(
                        "microphone",
                        "Desk is muted in the system's sound settings",
                        "Unmute it there, or nothing is heard"));

        Device monitor = new Device(1, "box.monitor", "Monitor of Box", false, true, false, 48_000, 1);
        Finding finding = new MicrophoneCheck(() -> new Microphones.Opened(new Tone(3277), monitor), PATIENCE).look();
        assertThat(finding.grade()).isEqualTo(Grade.WARNING);
        assertThat(finding.words()).startsWith("Monitor of Box is no microphone");
    }

    @Test
    void nextToNothingAndTooMuchAreWarnings() throws InterruptedException {
        assertThat(look(() -> new Tone(10)).words()).startsWith("Desk hears next to nothing: -70 dBFS");
        assertThat(look(() -> new Tone(32_767)).words()).startsWith("Desk is too loud and clips");
    }

    @Test
    void onlyWhatIsCutIsTooLoudAsInTheTray() throws InterruptedException {
        assertThat(look(() -> new Tone(32_766)).grade()).isEqualTo(Grade.FINE);
        assertThat(look(() -> new Tone(-32_768)).words()).startsWith("Desk is too loud and clips");
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
        Finding finding = new MicrophoneCheck(() -> opened(starved), Duration.ofMillis(50)).look();
        assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
        assertThat(finding.words()).isEqualTo("Desk opens but gives no sound");
        starved.closed.await();
    }

    private static Finding look(Callable<AudioSource> opening) throws InterruptedException {
        return new MicrophoneCheck(() -> opened(opening.call()), PATIENCE).look();
    }

    private static Microphones.Opened opened(AudioSource source) {
        return new Microphones.Opened(source, DESK);
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
