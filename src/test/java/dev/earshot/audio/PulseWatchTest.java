package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PulseAudio, asked by a pactl that says in {@code asked} what it was asked, and can be made to misbehave. */
class PulseWatchTest {
    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private SoundServer server;
    private Microphones microphones;

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        LeftOut.unless(
                SoundServer.isPossible(), "The microphone test is left out: it needs pulseaudio and pulseaudio-utils");
        server = SoundServer.start(folder).awake();
        Files.createDirectory(folder.resolve("bin"));
        pactl("");
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        microphones = new Microphones("Linux", environment);
    }

    @AfterEach
    void endServer() {
        server.close();
    }

    @Test
    void aRecordingThatIsMovedEndsWithoutASoundOfTheOther() throws IOException, InterruptedException {
        server.add("usb", 16_000, 1);
        Path loud = Sound.raw(folder.resolve("loud.raw"), Sound.tone(500, 16_000, 20, 0.5));
        Process noise = server.play("speaker", loud, 16_000);
        try (Hearer other = hear("mic")) {
            other.awaitLoud();
        }
        try (Hearer hearer = hear("usb")) {
            server.must("pactl", "move-source-output", stream(), "mic");
            assertThat(hearer.end(SOON))
                    .isInstanceOf(MicrophoneMovedException.class)
                    .hasMessageStartingWith("The recording of Microphone usb was moved to Remapped");
            assertThat(noise.isAlive()).isTrue();
            assertThat(hearer.loudest()).isLessThan(1_000);
        }
    }

    @Test
    void soundGoesOnWhenTheRecordingChangesWithoutAMove() throws IOException, InterruptedException {
        try (Hearer hearer = hear("mic")) {
            for (int volume = 50; volume < 60; volume++) {
                server.must("pactl", "set-source-output-volume", stream(), volume + "%");
            }
            hearer.awaitMore();
            hearer.awaitMore();
        }
    }

    @Test
    void whoIsToldNoMoreNewsLosesTheMicrophone() throws IOException, InterruptedException {
        try (Hearer hearer = hear("mic")) {
            ProcessHandle subscription = ProcessHandle.current()
                    .descendants()
                    .filter(child -> String.join(" ", child.info().arguments().orElse(new String[0]))
                            .equals("subscribe"))
                    .findFirst()
                    .orElseThrow();
            subscription.destroyForcibly();
            assertThat(hearer.end(SOON))
                    .isInstanceOf(MicrophoneLostException.class)
                    .hasMessageStartingWith("The sound system tells no more of its microphones");
        }
    }

    @Test
    void aLateAnswerEndsNothingAndIsAskedForAgain() throws IOException, InterruptedException {
        server.add("usb2", 16_000, 1);
        try (Hearer hearer = hear("usb")) {
            awaitAsked("info", 2);
            pactl("exec sleep 60");
            long before = asked("list source-outputs");
            server.add("usb", 16_000, 1);
            awaitAsked("list source-outputs", before + 2);
            hearer.awaitMore();
            pactl("");
            assertThat(hearer.end(Duration.ofSeconds(10))).isInstanceOf(MicrophoneMovedException.class);
        }
    }

    @Test
    void aPactlThatCannotBeStartedEndsNothingAndIsTriedAgain() throws IOException, InterruptedException {
        server.add("usb2", 16_000, 1);
        try (Hearer hearer = hear("usb")) {
            awaitAsked("info", 2);
            Files.delete(folder.resolve("bin/pactl"));
            server.add("usb", 16_000, 1);
            for (int fifths = 0; fifths < 5; fifths++) {
                hearer.awaitMore();
            }
            pactl("");
            assertThat(hearer.end(SOON)).isInstanceOf(MicrophoneMovedException.class);
        }
    }

    @Test
    void aTurnOfTheGainIsNotWorthALook() throws IOException, InterruptedException {
        try (Hearer hearer = hear("mic")) {
            awaitAsked("info", 2);
            long before = asked("list source-outputs");
            for (int volume = 50; volume < 60; volume++) {
                server.must("pactl", "set-source-volume", "mic", volume + "%");
                hearer.awaitMore();
            }
            assertThat(asked("list source-outputs") - before).isLessThan(3);
        }
    }

    @Test
    void theAnswersAreWaitedForTogether() throws IOException {
        pactl("case $1 in info) sleep 1.5;; *) sleep 3;; esac");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(microphones::list)
                .withMessageStartingWith("The sound system does not answer");
    }

    /** The number of the newest recording. */
    private String stream() throws IOException, InterruptedException {
        List<String> lines =
                server.must("pactl", "list", "short", "source-outputs").lines().toList();
        return lines.getLast().substring(0, lines.getLast().indexOf('\t'));
    }

    private Hearer hear(String wish) throws IOException, InterruptedException {
        Hearer hearer = Hearer.start(microphones.open(wish.isEmpty() ? Optional.empty() : Optional.of(wish)));
        hearer.awaitMore();
        return hearer;
    }

    /** Puts one in place at once, as other threads start it meanwhile. */
    private void pactl(String misbehaviour) throws IOException {
        Path script =
                Files.writeString(folder.resolve("pactl.new"), """
                #!/bin/sh
                echo "$*" >> %s
                %s
                exec /usr/bin/pactl "$@"
                """.formatted(folder.resolve("asked"), misbehaviour));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.move(script, folder.resolve("bin/pactl"), StandardCopyOption.ATOMIC_MOVE);
    }

    private long asked(String words) throws IOException {
        Path asked = folder.resolve("asked");
        return Files.exists(asked)
                ? Files.readAllLines(asked).stream().filter(words::equals).count()
                : 0;
    }

    private void awaitAsked(String words, long times) throws IOException, InterruptedException {
        for (int tries = 0; asked(words) < times; tries++) {
            assertThat(tries).as("%d times asked %s", times, words).isLessThan(400);
            Thread.sleep(50);
        }
    }
}
