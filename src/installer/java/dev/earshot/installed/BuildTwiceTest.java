package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.installer.Installer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same source twice gives the same app folder. */
@Timeout(300)
class BuildTwiceTest {
    /** Memory as one run of the JVM left it, and what jlink writes, which now and then has another order. */
    private static final List<String> OF_ITS_OWN_BUILD = List.of("/lib/earshot.aot", "/runtime/lib/modules");

    @TempDir
    private Path again;

    @Test
    void twoBuildsDifferInTheCacheAndJavasModulesAlone() throws IOException, InterruptedException {
        Path image = Path.of("target/installer/image/earshot");
        LeftOut.unless(Files.exists(image), "The test of two builds is left out: it needs " + image);
        for (String input : List.of("earshot", "earshot.cdx.json")) {
            Said.must(new ProcessBuilder("cp", "-a", "target/" + input, again.toString()));
        }
        ProcessBuilder build = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Installer.class.getName(),
                Path.of("").toAbsolutePath().toString(),
                again.toString(),
                // What the first build was told.
                Files.getLastModifiedTime(image.resolve("bin")).toInstant().toString());
        build.environment().put("PATH", withoutPackers().toString());
        Said.must(build);
        assertThat(Listing.of(again.resolve("installer/image/earshot")).differsFrom(Listing.of(image)))
                .isSubsetOf(OF_ITS_OWN_BUILD);
    }

    /** The system's programs that make an app folder, but none that would pack it again, which takes minutes. */
    private Path withoutPackers() throws IOException {
        Path programs = Files.createDirectory(again.resolve("programs"));
        for (String name : List.of("strip", "objcopy", "cp", "chmod", "gzip", "git")) {
            Path program = Path.of("/usr/bin", name);
            if (Files.exists(program)) {
                Files.createSymbolicLink(programs.resolve(name), program);
            }
        }
        return programs;
    }
}
