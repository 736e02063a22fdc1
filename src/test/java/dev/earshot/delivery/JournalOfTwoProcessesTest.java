package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journals' locks as another process sees them, which within one process nobody can try. */
@Timeout(120)
class JournalOfTwoProcessesTest {
    private static final String TARGET = "http://localhost/api/send church";

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void neitherTakesOverWhatTheOtherHoldsUntilTheOtherIsKilled()
            throws IOException, InterruptedException, ExecutionException {
        try (Journal mine = Journal.open(folder, TARGET, problems::add)) {
            mine.add(sentence(7));
            Process other = start();
            try (BufferedReader said = other.inputReader()) {
                FutureTask<List<String>> told = new FutureTask<>(() -> List.of(line(said), line(said), line(said)));
                Thread.ofVirtual().start(told);
                // All the time that the other one makes files, locks them and lets go of them.
                while (!told.isDone()) {
                    assertThat(mine.takeOver()).isEmpty();
                }
                assertThat(told.get()).containsExactly("lost 0", "taken over 0", "holds one");
                assertThat(mine.takeOver()).isEmpty();

                other.destroyForcibly().waitFor();
                assertThat(mine.takeOver()).containsExactly(sentence(2));
            } finally {
                other.destroyForcibly().waitFor();
            }
            mine.settled(sentence(2));
            mine.settled(sentence(7));
        }
        assertThat(problems).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private static String line(BufferedReader said) throws IOException {
        return String.valueOf(said.readLine());
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalMain.class.getName(),
                        folder.toString(),
                        TARGET)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
