package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's own way: PulseAudio, ALSA's plug-in, Java's line. */
class MicrophoneCaptureTest {
    private static final Path SPOKEN = Path.of("src/test/resources/speech/digits-1.wav");

    @TempDir
    private Path folder;

    @BeforeEach
    @SuppressWarnings("SystemOut") // Maven's summary counts what is left out, but does not say why.
    void needsPulseAudio() {
        LeftOut.unless(
                SoundServer.isPossible(),
                "The microphone test is left out: it needs pulseaudio, pulseaudio-utils"
                        + " and libasound2-plugins (apt-get install)");
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100})
    void hearsWhatIsSpokenAndSaysWhenTheSoundSystemGoes(int lowestRate) throws IOException, InterruptedException {
        Path captured = folder.resolve("captured");
        Process listener;
        try (SoundServer microphone = SoundServer.start(folder)) {
            listener = microphone.start(
                    "listener",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    CaptureMain.class.getName(),
                    String.valueOf(lowestRate),
                    captured.toString());
            try {
                awaitListening(listener, microphone);
                assertThat(microphone.run("paplay", SPOKEN.toString())).isZero();
                microphone.die();
                assertThat(listener.waitFor(20, TimeUnit.SECONDS))
                        .as("notices the loss")
                        .isTrue();
                assertThat(microphone.output("listener")).contains("The microphone gives no more sound");
            } finally {
                listener.destroyForcibly().waitFor();
            }
        }

        short[] heard = shorts(Files.readAllBytes(captured));
        try (WavFile file = WavFile.open(SPOKEN)) {
            short[] spoken = Arrays.copyOfRange(Sound.all(file), 16_000, 20_000);
            assertThat(Sound.bestCorrelation(spoken, heard)).isCloseTo(1, within(0.03));
        }
    }

    private static void awaitListening(Process listener, SoundServer microphone)
            throws IOException, InterruptedException {
        for (int tries = 0; !microphone.output("listener").contains("listening"); tries++) {
            assertThat(listener.isAlive() && tries < 400)
                    .as(() -> "listens within 20 s")
                    .isTrue();
            Thread.sleep(50);
        }
    }

    private static short[] shorts(byte[] bytes) {
        short[] shorts = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).asShortBuffer().get(shorts);
        return shorts;
    }
}
