package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What removing does to a user's autostart entry; the user is root, in a home of the test's own. */
class ForgetTest {
    @TempDir
    private Path home;

    private Path entry;

    @BeforeEach
    void needsRoot() throws IOException {
        LeftOut.unless(
                System.getProperty("user.name").equals("root") && LeftOut.isInstalled("setpriv"),
                "What removing does to autostart entries is not tested: it needs root and setpriv");
        entry = Files.createDirectories(home.resolve(".config/autostart")).resolve("earshot.desktop");
    }

    private void forgetOneThatStarts(String exec) throws IOException, InterruptedException {
        Files.writeString(entry, "[Desktop Entry]\nType=Application\nExec=" + exec + "\n");
        String forget = new Template(Map.of("COMMAND", Product.COMMAND))
                .fill(Files.readString(Path.of("installer/linux/forget.sh")));
        Tool.run("sh", "-ec", "getent() { echo 'me:x:0:0:Me:" + home + ":/bin/sh'; }\n" + forget + "forget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/earshot/bin/earshot run",
                "\"/usr/lib/earshot/bin/earshot\" run",
                "/usr/bin/earshot",
                "env PULSE_SOURCE=mic /usr/bin/earshot run --listen",
                "/usr/bin/env /usr/bin/earshot run"
            })
    void whatStartsThisPackagesProgramGoes(String exec) throws IOException, InterruptedException {
        forgetOneThatStarts(exec);
        assertThat(entry).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/me/earshot/bin/earshot run",
                "/opt/usr/bin/earshot",
                "/usr/bin/earshot2 run",
                "other /usr/bin/earshot"
            })
    void whatStartsAnotherStays(String exec) throws IOException, InterruptedException {
        forgetOneThatStarts(exec);
        assertThat(entry).exists();
    }
}
