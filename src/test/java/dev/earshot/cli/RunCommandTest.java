package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String PASSPHRASE = "open-sesame";

    @TempDir
    Path home;

    @Test
    void itShowsThePageAndEndsInOrderWhenInterrupted() throws IOException, InterruptedException {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            Console console = new Console(home, in);
            console.settings("room { name = amber-hall, passphrase = " + PASSPHRASE + " }\nroom-server.port = 0");
            Console.Running agent = console.start("run");
            console.out.await("Display page: +http://127.0.0.1:\\d+/display\\?room=amber-hall\n");
            console.out.await("Enter starts and stops listening");

            assertThat(agent.interrupt()).isEqualTo(DONE);

            assertThat(console.out.lines().getLast()).isEqualTo("[end]");
            assertThat(console.out.text()).doesNotContain(PASSPHRASE);
            assertThat(console.err.lines()).hasSize(2);
            assertThat(console.err.text())
                    .contains("earshot: No tray icon: DISPLAY is not set", "Bind a key to “earshot toggle”");
        }
        nobodyWasToldThePassphrase();
    }

    @Test
    void enterTogglesAndWithoutAMicrophoneItSaysSo() throws IOException, InterruptedException {
        assumeFalse(
                AudioSystem.isLineSupported(new DataLine.Info(TargetDataLine.class, null)), "there is a microphone");
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            Console console = new Console(home, in);
            console.settings("room-server.port = 0\nlog.level = debug");
            Console.Running agent = console.start();
            console.out.await("Enter starts");

            keys.write('\n');
            keys.flush();
            console.out.await("\\[opening the microphone\\]\n\\[not hearing\\] No microphone was found: .*\n");
            keys.write('\n');
            keys.flush();
            console.out.await("\\[off\\]");

            assertThat(agent.interrupt()).isEqualTo(DONE);
        }
    }

    @Test
    void itCanListenAtOnce() throws IOException, InterruptedException {
        Console console = new Console(home);
        console.settings("room-server.port = 0");
        Console.Running agent = console.start("--listen");
        console.out.await("\\[opening the microphone\\]");

        assertThat(agent.interrupt()).isEqualTo(DONE);
    }

    /** What is told of a save is logged under the level before it. */
    @Test
    void theLogTakesAnotherLevelWhileItRuns() throws IOException, InterruptedException {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            Console console = new Console(home, in);
            settings(console, "one-1", "error");
            Console.Running agent = console.start("run");
            console.out.await("Enter starts");
            for (String save : List.of("two-2 info", "three-3 info", "four-4 error", "five-5 error")) {
                settings(console, save.split(" ", -1)[0], save.split(" ", -1)[1]);
                console.err.await("From now on captions go to room " + save.split(" ", -1)[0]);
            }
            assertThat(agent.interrupt()).isEqualTo(DONE);
        }
        assertThat(home.resolve(".local/state/earshot/log/earshot.log"))
                .content()
                .contains("captions go to room three-3", "captions go to room four-4")
                .doesNotContain("captions go to room two-2", "captions go to room five-5");
    }

    @Test
    void whatIsWrongWithASaveIsToldUntilItIsMendedAndAWarningOnce() throws IOException, InterruptedException {
        try (PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keys)) {
            Console console = new Console(home, in);
            settings(console, "test", "info");
            Console.Running agent = console.start("run");
            console.out.await("Enter starts");
            settings(console, "test", "loud");
            console.err.await(
                    "earshot: The old settings stay in force: .*earshot.conf:3: log.level: \"loud\" is none of");
            settings(console, "test", "info");
            console.err.await("earshot: The settings can be used again");

            assertThat(agent.interrupt()).isEqualTo(DONE);
            assertThat(console.err.lines().stream().filter(it -> it.contains("room.name \"test\" is easy to guess")))
                    .hasSize(1);
        }
    }

    private static void settings(Console console, String room, String level) throws IOException {
        console.settings("room { name = " + room + ", passphrase = " + PASSPHRASE
                + " }\nroom-server.port = 0\nlog.level = " + level);
    }

    private void nobodyWasToldThePassphrase() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".local"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain(PASSPHRASE));
        }
    }
}
