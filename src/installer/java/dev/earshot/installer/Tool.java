package dev.earshot.installer;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Programs that do the work: the JDK's in this process, the system's in their own. */
final class Tool {
    private Tool() {}

    /** Runs one of the JDK's tools, such as jlink. */
    static void ofJdk(String name, List<String> words) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IOException("This Java has no " + name + ": build with a whole JDK"));
        if (tool.run(out, out, words.toArray(String[]::new)) != 0) {
            throw new IOException(name + " failed: " + said.toString().strip());
        }
    }

    /**
     * Runs a program of the system to its end.
     *
     * @return what it said
     */
    static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + " failed: " + said.strip());
        }
        return said;
    }

    /** Whether the system has such a program. */
    static boolean isHere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
