package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade puts other files in the place of those of a running agent. */
class OpenFilesTest {
    private static final Path IMAGE = Path.of("target/installer/image/earshot").toAbsolutePath();

    @Test
    void aRunningAgentHasEveryJarOpenAndReadsNoNewerOne(@TempDir Path home) throws IOException, InterruptedException {
        LeftOut.unless(
                Platform.here() == Platform.LINUX, "What a running agent has open is not tested: it needs Linux");
        Files.createDirectories(home.resolve(".config/earshot"));
        Files.writeString(home.resolve(".config/earshot/earshot.conf"), "room-server.port = 0\n");
        ProcessBuilder builder =
                new ProcessBuilder(IMAGE.resolve("bin/earshot").toString(), "run").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString()));
        Process agent = builder.start();
        try (BufferedReader said = agent.inputReader()) {
            assertThat(said.lines().anyMatch(line -> line.startsWith("Enter starts")))
                    .isTrue();
            List<Path> open;
            try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(agent.pid()), "fd"))) {
                open = files.filter(file -> Files.isRegularFile(file))
                        .map(OpenFilesTest::target)
                        .toList();
            }
            assertThat(open).containsAll(Jars.in(IMAGE.resolve("lib")));
            assertThat(open).contains(IMAGE.resolve("runtime/lib/modules"));
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    @Test
    void programsAreStartedWithoutAHelperThatAnUpgradeMayReplace() throws IOException {
        LeftOut.unless(Platform.here() == Platform.LINUX, "How programs are started is not tested: it needs Linux");
        assertThat(IMAGE.resolve("lib/java.options")).content().contains("\n-Djdk.lang.Process.launchMechanism=FORK\n");
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // Closed meanwhile.
            return link;
        }
    }
}
