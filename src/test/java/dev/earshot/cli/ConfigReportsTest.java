package dev.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code .conf} in the folder has the report that stands beside it. */
class ConfigReportsTest {
    private static final Path FOLDER = Path.of("src/test/resources/config");

    @TempDir
    Path home;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.replace(".conf", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileHasItsReport(String name) throws IOException {
        Path file = Files.copy(FOLDER.resolve(name + ".conf"), home.resolve("earshot.conf"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Console console = new Console(home, Map.of("PORT", "many"));

        int code = console.run("config", "check", file.toString());

        String report = (console.out.text() + console.err.text()).replace(file.toString(), "FILE");
        assertThat(report).isEqualTo(Files.readString(FOLDER.resolve(name + ".report")));
        assertThat(code).isEqualTo(report.equals("FILE: no problems\n") ? Console.DONE : Console.MISUSED);
        assertThat(home.resolve(".config")).doesNotExist();
    }
}
