package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;

class MicrophoneTest {
    private final short[] buffer = new short[1_000];

    @Test
    void asksForTwentyMillisecondsOfSixteenKilohertzMono() throws IOException {
        FaultyLine line = new FaultyLine(100_000);
        List<Integer> buffers = new ArrayList<>();
        try (Microphone microphone = Microphone.open((format, bytes) -> {
            assertThat(format.toString()).contains("16000.0 Hz, 16 bit, mono", "little-endian");
            buffers.add(bytes);
            return line.line();
        })) {
            assertThat(microphone.read(buffer)).isEqualTo(320);
            assertThat(buffer).startsWith(1, 1, 1);
        }
        assertThat(buffers).containsExactly(6_400);
        assertThat(line.calls).containsExactly("start", "read", "close");
    }

    @Test
    void takesWhatTheSystemHasAndConvertsIt() throws IOException {
        List<String> asked = new ArrayList<>();
        FaultyLine line = new FaultyLine(100_000, 100_000);
        try (Microphone microphone = Microphone.open((format, bytes) -> {
            asked.add((int) format.getSampleRate() + "/" + format.getChannels());
            if (format.getSampleRate() == 44_100 && format.getChannels() == 2) {
                return line.line();
            }
            throw new IllegalArgumentException("No line matching");
        })) {
            int heard = microphone.read(buffer) + microphone.read(buffer);

            assertThat(heard).isBetween(2 * 320 - 60, 2 * 320);
            assertThat((int) buffer[100]).isEqualTo(1);
        }
        assertThat(asked).containsExactly("16000/1", "48000/1", "48000/2", "44100/1", "44100/2");
    }

    @Test
    void noMicrophoneIsSaidWithWhatToDo() {
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> Microphone.open((format, bytes) -> {
                    throw new IllegalArgumentException("No line matching");
                }))
                .withMessageStartingWith("No microphone was found: connect one");
    }

    @Test
    void microphoneThatDoesNotOpenIsSaidWithWhatToDo() {
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> Microphone.open(MicrophoneTest::busy))
                .withMessageStartingWith("The microphone does not open: close other programs")
                .withCauseInstanceOf(LineUnavailableException.class);
    }

    @Test
    void threeReadsWithoutSoundAreALostMicrophone() throws IOException {
        FaultyLine line = new FaultyLine(640, 0, 0, 640, 0, 0, 0, 640);
        try (Microphone microphone = Microphone.open((format, bytes) -> line.line())) {
            assertThat(microphone.read(buffer)).isEqualTo(320);
            assertThat(microphone.read(buffer)).isEqualTo(320);
            assertThatExceptionOfType(MicrophoneLostException.class)
                    .isThrownBy(() -> microphone.read(buffer))
                    .withMessageStartingWith("The microphone gives no more sound: see that");
        }
        assertThat(line.calls.stream().filter("read"::equals)).hasSize(7);
    }

    @Test
    void closedMicrophoneIsAtItsEndAndNotLost() throws IOException {
        Microphone microphone = Microphone.open((format, bytes) -> new FaultyLine().line());
        microphone.close();

        assertThat(microphone.read(buffer)).isEqualTo(-1);
    }

    private static TargetDataLine busy(AudioFormat format, int bytes) throws LineUnavailableException {
        throw new LineUnavailableException("line with format " + format + " not supported, " + bytes);
    }
}
