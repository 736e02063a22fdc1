package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.installer.Installer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same source twice gives the same app folder. */
@Timeout(300)
class BuildTwiceTest {
    /** Memory as one run of the JVM left it. */
    private static final List<String> OF_ITS_OWN_BUILD = List.of("/lib/app/earshot.aot");

    @TempDir
    private Path again;

    @Test
    void twoBuildsDifferInTheCacheAlone() throws IOException, InterruptedException {
        Path image = Path.of("target/installer/image/earshot");
        LeftOut.unless(Files.exists(image), "The test of two builds is left out: it needs " + image);
        Files.createSymbolicLink(
                again.resolve("earshot"), Path.of("target/earshot").toAbsolutePath());
        ProcessBuilder build = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
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
                .isEqualTo(OF_ITS_OWN_BUILD);
    }

    /** All the system's programs but those that would make packages again, which takes minutes. */
    private Path withoutPackers() throws IOException {
        Path programs = Files.createDirectory(again.resolve("programs"));
        try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
            for (Path program : (Iterable<Path>) all::iterator) {
                String name = program.getFileName().toString();
                if (!name.equals("dpkg-deb") && !name.equals("rpmbuild")) {
                    Files.createSymbolicLink(programs.resolve(name), program);
                }
            }
        }
        return programs;
    }
}
