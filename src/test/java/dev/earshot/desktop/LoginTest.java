package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From {@code autostart enable} to an agent in the tray, as a session's login does it. */
@Timeout(120)
class LoginTest {
    @TempDir
    private Path folder;

    @Test
    void aLoginStartsOneAgentUntilItIsSwitchedOff()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        LeftOut.unless(
                Stream.of("dex", "desktop-file-validate", "dbus-daemon").allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of a login is left out: it needs dex, desktop-file-utils, dbus, python3-dbus and python3-gi");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.environment()
                    .put("XDG_CONFIG_DIRS", folder.resolve("nothing").toString());
            TrayHost host = new TrayHost(desktop);
            AgentProcess.settings(desktop);
            Path launcher = launcher(desktop);
            Path entry = desktop.home().resolve(".config/autostart/earshot.desktop");

            desktop.run(launcher.toString(), "autostart", "enable");
            desktop.run(launcher.toString(), "autostart", "enable");
            assertThat(entry).content().contains("Exec=\"" + launcher + "\" run\n");
            assertThat(desktop.run("desktop-file-validate", entry.toString())).isEmpty();
            try (Stream<Path> files = Files.list(entry.getParent())) {
                assertThat(files).containsExactly(entry);
            }

            logIn(desktop);
            host.awaitIcon();
            List<ProcessHandle> agents = agents(launcher);
            assertThat(agents).hasSize(1);
            assertThat(AgentProcess.isThere(desktop)).isTrue();

            logIn(desktop);
            assertThat(desktop.run(launcher.toString())).startsWith("Earshot runs already: Not listening");
            awaitOnly(launcher, agents.getFirst());
            assertThat(host.icons()).isOne();

            AgentProcess.door(desktop).ask(Word.QUIT);
            agents.getFirst().onExit().get(20, TimeUnit.SECONDS);
            host.awaitNoIcon();
            desktop.run(launcher.toString(), "autostart", "disable");
            assertThat(entry).doesNotExist();
            logIn(desktop);
            assertThat(agents(launcher)).isEmpty();
            assertThat(AgentProcess.isThere(desktop)).isFalse();
        } finally {
            for (ProcessHandle left : agents(folder)) {
                left.destroyForcibly();
                left.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }

    /** Does not wait for what it starts. */
    private static void logIn(Desktop desktop) throws IOException, InterruptedException {
        assertThat(desktop.run("dex", "-a")).doesNotContain("rror");
    }

    /** As an app folder has one, in a place that needs quotes. */
    private static Path launcher(Desktop desktop) throws IOException {
        Path launcher =
                Files.createDirectories(desktop.folder().resolve("my programs")).resolve("ear shot");
        List<String> command = new ArrayList<>(AgentProcess.command(desktop));
        command.add(1, "-Dearshot.launcher=" + launcher);
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.writeString(launcher, "#!/bin/sh\nexec " + line + " \"$@\"\n");
        return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Those second to come take their time to look around and go. */
    private static void awaitOnly(Path launcher, ProcessHandle agent) throws InterruptedException {
        for (int tries = 0; !agents(launcher).equals(List.of(agent)); tries++) {
            assertThat(tries).as("One agent is left of " + agents(launcher)).isLessThan(400);
            Thread.sleep(50);
        }
    }

    private static List<ProcessHandle> agents(Path launcher) {
        return ProcessHandle.allProcesses()
                .filter(process -> words(process).contains("-Dearshot.launcher=" + launcher))
                .toList();
    }

    /** The JDK tells nothing of a command line as long as a class path makes it. */
    private static String words(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            // Gone by now.
            return "";
        }
    }
}
