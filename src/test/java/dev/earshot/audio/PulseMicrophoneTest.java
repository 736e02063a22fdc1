package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real PulseAudio, whose devices come and go. */
class PulseMicrophoneTest {
    private static final Path SPOKEN = Path.of("src/test/resources/speech/digits-1.wav");
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int LOUD = 1_000;

    @TempDir
    private Path folder;

    private SoundServer server;
    private Microphones microphones;

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        LeftOut.unless(
                SoundServer.isPossible(), "The microphone test is left out: it needs pulseaudio and pulseaudio-utils");
        server = SoundServer.start(folder).awake();
        microphones = new Microphones("Linux", server.environment());
    }

    @AfterEach
    void endServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"16000, 1", "44100, 2", "48000, 1", "48000, 2"})
    void hearsWhatIsSpoken(int rate, int channels) throws IOException, InterruptedException {
        server.add("usb", rate, channels);
        try (Hearer hearer = hear("usb")) {
            assertThat(hearer.name()).isEqualTo("Microphone usb");
            assertThat(server.run("paplay", "--device=usb-speaker", SPOKEN.toString()))
                    .isZero();
            hearer.close();
            try (WavFile file = WavFile.open(SPOKEN)) {
                short[] spoken = Arrays.copyOfRange(Sound.all(file), 16_000, 20_000);
                assertThat(Sound.bestCorrelation(spoken, hearer.heard())).isCloseTo(1, within(0.03));
            }
        }
    }

    @Test
    void whatIsAboveEightKilohertzIsNotHeard() throws IOException, InterruptedException {
        server.add("usb", 44_100, 1);
        Path tones = raw(Sound.tone(1_000, 44_100, 0.5, 0.5), Sound.tone(10_000, 44_100, 1.5, 0.5));
        try (Hearer hearer = hear("usb")) {
            server.must(
                    "pacat",
                    "--playback",
                    "--raw",
                    "--format=s16le",
                    "--channels=1",
                    "--rate=44100",
                    "--device=usb-speaker",
                    tones.toString());
            hearer.close();
            assertThat(loudPieces(hearer.heard()))
                    .as("pieces of 20 ms of the half second that is below")
                    .isBetween(22L, 30L);
        }
    }

    @Test
    void aDeviceThatGoesIsLostAndCanBeOpenedWhenItIsBack() throws IOException, InterruptedException {
        String module = server.add("usb", 48_000, 2);
        try (Hearer hearer = hear("usb")) {
            server.must("pactl", "unload-module", module);
            assertThat(hearer.end(AT_ONCE))
                    .isInstanceOf(MicrophoneLostException.class)
                    .hasMessageContaining("Microphone usb");
        }
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> microphones.open(Optional.of("usb")))
                .withMessageContaining("no other is listened to in its place");

        server.source("usb", "usb-speaker.monitor", 48_000, 2);
        hear("usb").close();
    }

    @Test
    void whoNamedADeviceNeverHearsAnotherInItsPlace() throws IOException, InterruptedException {
        String module = server.add("usb", 16_000, 1);
        Process noise = server.play("speaker", raw(Sound.tone(500, 16_000, 20, 0.5)), 16_000);
        try (Hearer other = hear("mic")) {
            other.awaitLoud();
            try (Hearer hearer = hear("usb")) {
                server.must("pactl", "unload-module", module);
                assertThat(hearer.end(AT_ONCE)).isInstanceOf(MicrophoneLostException.class);
                assertThat(noise.isAlive()).isTrue();
                assertThat(loudPieces(hearer.heard())).isZero();
            }
        }
    }

    @Test
    void anotherDefaultIsAMoveAndANamedDeviceIsOpenedAnew() throws IOException, InterruptedException {
        server.add("usb", 16_000, 1);
        try (Hearer named = hear("mic");
                Hearer standard = hear("")) {
            assertThat(standard.name()).startsWith("Remapped");
            server.must("pactl", "set-default-source", "usb");
            assertThat(standard.end(AT_ONCE))
                    .isInstanceOf(MicrophoneMovedException.class)
                    .hasMessageContaining("to Microphone usb, which is the system's default now");
            // PulseAudio moves a recording of what was the default until now, also one that named it.
            assertThat(named.end(AT_ONCE))
                    .isInstanceOf(MicrophoneMovedException.class)
                    .hasMessageContaining("was moved to Microphone usb, which is not listened to");
        }
        try (Hearer named = hear("mic")) {
            server.must("pactl", "set-default-source", "speaker.monitor");
            server.must("pactl", "set-default-source", "usb");
            named.awaitMore();
            assertThat(named.name()).startsWith("Remapped");
        }
        try (Hearer now = hear("")) {
            assertThat(now.name()).isEqualTo("Microphone usb");
        }
    }

    @Test
    void aNamedDeviceIsHeardThroughOthersThatComeAndGo() throws IOException, InterruptedException {
        try (Hearer hearer = hear("mic")) {
            for (int i = 0; i < 5; i++) {
                server.must("pactl", "unload-module", server.add("usb" + i, 16_000, 1));
            }
            hearer.awaitMore();
        }
    }

    @Test
    void theServersDeathIsALostMicrophoneAndItsReturnMakesItGood() throws IOException, InterruptedException {
        try (Hearer hearer = hear("")) {
            server.die();
            assertThat(hearer.end(AT_ONCE)).isInstanceOf(MicrophoneLostException.class);
        }
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> microphones.open(Optional.empty()))
                .withMessageStartingWith("The sound system is gone");
        assertThat(microphones.list()).isEmpty();

        server.close();
        server = SoundServer.start(folder).awake();
        hear("").close();
    }

    @Test
    void aServerThatHangsIsNotWaitedForForEver() throws IOException, InterruptedException {
        String id = String.valueOf(server.process().pid());
        try (Hearer hearer = hear("")) {
            server.must("sh", "-c", "kill -STOP " + id);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> microphones.open(Optional.empty()))
                    .withMessageStartingWith("The sound system does not answer");
        } finally {
            server.must("sh", "-c", "kill -CONT " + id);
        }
    }

    @Test
    void aMutedDeviceIsSaidToBeAndIsSilent() throws IOException, InterruptedException {
        Process noise = server.play("speaker", raw(Sound.tone(500, 16_000, 20, 0.5)), 16_000);
        try (Hearer hearer = hear("mic")) {
            hearer.awaitLoud();
        }
        server.must("pactl", "set-source-mute", "mic", "1");
        try (Hearer hearer = hear("mic")) {
            hearer.awaitMore();
            assertThat(hearer.opened().device().muted()).isTrue();
            assertThat(loudPieces(hearer.heard())).isZero();
        }
        assertThat(noise.isAlive()).isTrue();
    }

    @Test
    void aServerWithNothingButALoudspeakerHasNoMicrophone() throws IOException, InterruptedException {
        server.must("pactl", "unload-module", "module-remap-source");
        assertThat(microphones.list()).extracting(Device::name).containsExactly("speaker.monitor");
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> microphones.open(Optional.empty()))
                .withMessageStartingWith("No microphone was found: connect one");
        hear("speaker.monitor").close();
    }

    @Test
    void closingEndsAReadThatWaitsAndBothChildren() throws IOException, InterruptedException {
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        Hearer hearer = hear("mic");
        List<ProcessHandle> children = ProcessHandle.current()
                .descendants()
                .filter(child -> !before.contains(child))
                .toList();
        assertThat(children).as("parec, a shell and its pactl").hasSize(3);
        server.must("sh", "-c", "kill -STOP " + server.process().pid());
        hearer.close();
        assertThat(hearer.end(AT_ONCE)).isNull();
        assertThat(children).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(5, TimeUnit.SECONDS));
    }

    @Test
    void childrenDoNotOutliveAProgramThatIsKilled() throws IOException, InterruptedException {
        Process program = server.start(
                "program",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HearMain.class.getName());
        for (int tries = 0; !server.output("program").contains("listening"); tries++) {
            assertThat(program.isAlive() && tries < 400)
                    .as("listens within 20 s")
                    .isTrue();
            Thread.sleep(50);
        }
        List<ProcessHandle> children = program.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        program.destroyForcibly().waitFor();
        assertThat(children).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(5, TimeUnit.SECONDS));
    }

    private Hearer hear(String wish) throws IOException, InterruptedException {
        Hearer hearer = Hearer.start(microphones.open(wish.isEmpty() ? Optional.empty() : Optional.of(wish)));
        hearer.awaitMore();
        return hearer;
    }

    private Path raw(float[]... sounds) throws IOException {
        return Sound.raw(folder.resolve("played.raw"), sounds);
    }

    private static long loudPieces(short[] sound) {
        return IntStream.range(0, sound.length / 320)
                .filter(piece ->
                        IntStream.range(320 * piece, 320 * piece + 320).anyMatch(i -> Math.abs(sound[i]) > LOUD))
                .count();
    }
}
