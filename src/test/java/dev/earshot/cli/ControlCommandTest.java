package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.control.Door;
import dev.earshot.control.DoorKey;
import dev.earshot.control.RecordingHouse;
import dev.earshot.control.Word;
import dev.earshot.delivery.Sync;
import dev.earshot.status.Pictures;
import dev.earshot.status.StatusJson;
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

    private static final String STATUS = StatusJson.encode(Pictures.of(Pictures.LISTENING, new Sync.Fine()));

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

    @Test
    void aSecondStartTellsTheAgentWhatItsArgumentsSay() throws IOException {
        try (Agent agent = agent()) {
            assertThat(console.run("run", "--listen")).isEqualTo(DONE);
            assertThat(console.run("run")).isEqualTo(DONE);
            assertThat(console.run("run", "--name", "Ada")).isEqualTo(DONE);
        }
        assertThat(house.words()).containsExactly(Word.START, Word.SHOW, Word.SHOW);
        assertThat(console.out.lines())
                .containsExactly(
                        "heard start",
                        "heard show",
                        "heard show",
                        "Its settings stay as they are; to start with others, first: earshot quit");
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
        assertThat(console.err.lines())
                .containsExactly("earshot: no agent is running, or it is still starting; earshot run starts one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "toggle", "pause", "resume", "quit"})
    void theShortWaySaysAndAnswersTheSame(String word) throws IOException {
        assertThat(shortWay(word)).isEqualTo(NO_AGENT);
        assertThat(console.err.lines())
                .containsExactly("earshot: no agent is running, or it is still starting; earshot run starts one");
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
                        "Listening",
                        "  since       2026-01-31 12:00:00",
                        "  microphone  default",
                        "  model       demo",
                        "  server      http://127.0.0.1:3000/api/send",
                        "  room        panel",
                        "  speaker     Ada",
                        "  hotkey      Ctrl+Alt+L",
                        "  display     http://127.0.0.1:3000/display?room=panel",
                        "  captions    7 sent, 3 queued, 6 errors, 0.6 s behind speech");
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
            assertThat(console.out.await(".*\n")).isEqualTo("Listening\n");
            house.become(StatusJson.encode(
                    Pictures.of(new AgentState.Lost(1, "no microphone", 1), new Sync.Offline(3, "no server"))));
            assertThat(console.out.await("Not.*\n"))
                    .isEqualTo("Not hearing: no microphone; offline, 3 waiting: no server\n");
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
