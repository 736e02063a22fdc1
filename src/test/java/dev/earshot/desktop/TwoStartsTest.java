package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program started twice, as by a login and an impatient user. */
@Timeout(400)
class TwoStartsTest {
    private static final int ROUNDS = 20;
    private static final int NO_AGENT = 3;

    @TempDir
    private Path folder;

    @Test
    void ofTwoAtOnceOneIsTheAgentAndTheOtherSaysSo() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            AgentProcess.settings(desktop);
            for (int round = 0; round < ROUNDS; round++) {
                Process one = desktop.start("one", AgentProcess.command(desktop, "run"));
                Process other = desktop.start("other", AgentProcess.command(desktop));
                boolean oneIsSecond = firstToEnd(one, other).equals(one);
                Process agent = oneIsSecond ? other : one;
                assertThat(desktop.output(oneIsSecond ? "one" : "other"))
                        .as("Round " + round)
                        .isEqualTo("Earshot runs already: Not listening\n");
                assertThat((oneIsSecond ? one : other).exitValue()).isZero();
                assertThat(agent.isAlive()).isTrue();
                assertThat(AgentProcess.door(desktop).ask(Word.QUIT)).isEqualTo("told to quit");
                assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(agent.exitValue()).isZero();
            }
            for (String word : List.of("status", "toggle")) {
                Process asking = desktop.start("asking", AgentProcess.command(desktop, word));
                assertThat(asking.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(asking.exitValue()).isEqualTo(NO_AGENT);
                assertThat(desktop.output("asking"))
                        .isEqualTo("earshot: no agent is running, or it is still starting; earshot run starts one\n");
            }
        }
    }

    private static Process firstToEnd(Process one, Process other) throws InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            if (one.waitFor(20, TimeUnit.MILLISECONDS)) {
                return one;
            }
            if (!other.isAlive()) {
                return other;
            }
        }
        throw new AssertionError("Two agents run at once");
    }
}
