package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.control.Door;
import dev.earshot.control.DoorKey;
import dev.earshot.control.RecordingHouse;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for an agent that runs, and for one that does not. */
@Timeout(60)
class ControlCommandTest {
    private static final int NO_AGENT = 3;

    private static final String STATUS = """
            {"state":"listening","since":"2026-02-03T04:05:06Z","microphone":"USB mic","model":null,\
            "server":"embedded","figures":{"sent":3,"delayMillis":120},"sync":"fine","someThing":[1],"problem":""}""";

    @TempDir
    Path home;

    private final RecordingHouse house = new RecordingHouse();
    private Console console;

    @BeforeEach
    void open() {
        console = new Console(home);
    }

    /** An agent's door in this home; the key stays with the test. */
    private Agent agent() throws IOException {
        DoorKey key = DoorKey.take(home.resolve(".local/state/earshot/run")).orElseThrow();
        return new Agent(key, Door.open(key, house));
    }

    private record Agent(DoorKey key, Door door) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            door.close();
            key.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "toggle", "pause", "resume", "quit"})
    void aWordIsToldAndItsAnswerPrinted(String word) throws IOException {
        try (Agent agent = agent()) {
            assertThat(console.run(word)).isEqualTo(DONE);
        }
        assertThat(house.words()).containsExactly(Word.of(word).orElseThrow());
        assertThat(console.out.lines()).containsExactly("heard " + word);
        assertThat(console.err.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "stop",
                "toggle",
                "pause",
                "resume",
                "quit",
                "status",
                "status --json",
                "status --follow --json"
            })
    void withoutAnAgentTheExitCodeIsThree(String words) {
        assertThat(console.run(words.split(" "))).isEqualTo(NO_AGENT);
        assertThat(console.out.text()).isEmpty();
        assertThat(console.err.lines()).containsExactly("earshot: no agent is running; earshot run starts one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "toggle", "pause", "resume", "quit"})
    void theShortWaySaysAndAnswersTheSame(String word) throws IOException {
        assertThat(shortWay(word)).isEqualTo(NO_AGENT);
        assertThat(console.err.lines()).containsExactly("earshot: no agent is running; earshot run starts one");
        try (Agent agent = agent()) {
            assertThat(shortWay(word)).isEqualTo(DONE);
        }
        assertThat(house.words()).containsExactly(Word.of(word).orElseThrow());
        assertThat(console.out.lines()).containsExactly("heard " + word);
    }

    private int shortWay(String word) {
        return ControlWord.tell(
                ControlWord.in(new String[] {word}).orElseThrow(),
                home.resolve(".local/state/earshot/run"),
                console.out.stream(),
                console.err.stream());
    }

    @Test
    void theShortWayIsForASingleWordAlone() {
        assertThat(ControlWord.in(new String[] {})).isEmpty();
        assertThat(ControlWord.in(new String[] {"show"})).isEmpty();
        assertThat(ControlWord.in(new String[] {"status"})).isEmpty();
        assertThat(ControlWord.in(new String[] {"start", "--help"})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start now", "toggle --json", "status all"})
    void aWordTooManyIsWrongUseAndIsNotTold(String words) throws IOException {
        try (Agent agent = agent()) {
            assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        }
        assertThat(house.words()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "toggle", "pause", "resume", "quit", "status"})
    void eachHasHelp(String command) {
        assertThat(console.run(command, "--help")).isEqualTo(DONE);
        assertThat(console.out.text()).startsWith("Usage: earshot " + command).containsPattern("(?m)^Tells .*\\.$");
    }

    @Test
    void theStatusIsPrintedLineByLine() throws IOException {
        house.become(STATUS);
        try (Agent agent = agent()) {
            assertThat(console.run("status")).isEqualTo(DONE);
        }
        assertThat(console.out.lines())
                .containsExactly(
                        "State:       listening",
                        "Since:       2026-02-03 04:05:06",
                        "Microphone:  USB mic",
                        "Server:      embedded",
                        "Figures:     sent 3, delay millis 120",
                        "Sync:        fine",
                        "Some thing:  [1]");
    }

    @Test
    void jsonIsTheObjectAsItCame() throws IOException {
        house.become(STATUS);
        try (Agent agent = agent()) {
            assertThat(console.run("status", "--json")).isEqualTo(DONE);
        }
        assertThat(console.out.lines()).containsExactly(STATUS);
    }

    @Test
    void aStatusThatIsNoObjectIsSaidInOneSentence() throws IOException {
        house.become("[1]");
        try (Agent agent = agent()) {
            assertThat(console.run("status")).isEqualTo(FAILED);
            assertThat(console.run("status", "--follow")).isEqualTo(FAILED);
        }
        assertThat(console.err.lines())
                .hasSize(2)
                .containsOnly("earshot: the agent's answer is no JSON object; it may be of another version");
    }

    @Test
    void followPrintsALineAChangeUntilTheAgentEnds() throws IOException, InterruptedException {
        house.become(STATUS);
        Console.Running following;
        try (Agent agent = agent()) {
            following = console.start("status", "--follow");
            assertThat(console.out.await(".*\n")).isEqualTo("listening · fine\n");
            house.become("{\"state\":\"off\",\"problem\":\"no microphone\"}");
            assertThat(console.out.await("off.*\n")).isEqualTo("off · no microphone\n");
        }
        following.thread().join();
        assertThat(following.code()).hasValue(DONE);
        assertThat(console.out.lines()).hasSize(2);
    }

    @Test
    void followWithJsonPrintsAnObjectALineUntilItIsInterrupted() throws IOException, InterruptedException {
        house.become("{\"n\":1}");
        try (Agent agent = agent()) {
            Console.Running following = console.start("status", "--follow", "--json");
            console.out.await("\"n\":1}\n");
            house.become("{\"n\":2}");
            console.out.await("\"n\":2}\n");
            assertThat(following.interrupt()).isEqualTo(DONE);
        }
        assertThat(console.out.lines()).containsExactly("{\"n\":1}", "{\"n\":2}");
    }
}
