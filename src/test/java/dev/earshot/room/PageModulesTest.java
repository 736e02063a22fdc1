package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The display page's modules that need no page, in Node: {@code modules.test.js} has the rules. */
class PageModulesTest {
    private static final List<String> FILES = List.of(
            "color.js",
            "events.js",
            "looks.js",
            "once.js",
            "parameters.js",
            "speakers.js",
            "times.js",
            "modules.test.js");

    @Test
    @Timeout(60)
    void pureModulesKeepTheirRules(@TempDir Path folder) throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("node"), "The test of the page's modules is left out: it needs node");
        // Tells Node that these are modules, as a browser is told by the page.
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        for (String file : FILES) {
            try (InputStream in = Objects.requireNonNull(PageModulesTest.class.getResourceAsStream(file), file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        Process node = new ProcessBuilder("node", "--test", "modules.test.js")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("pass 1[0-9]").contains("fail 0");
    }
}
