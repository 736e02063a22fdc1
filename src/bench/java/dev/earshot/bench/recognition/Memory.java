package dev.earshot.bench.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a process keeps in memory that listens to hours of talk, with the program's own options for Java. */
final class Memory {
    private Memory() {}

    /**
     * A moment of that process.
     *
     * @param minutes of talk that it heard
     * @param mebibytes resident
     */
    record Row(long minutes, double mebibytes) {
        static Row of(String line) {
            String[] parts = line.split(" ", -1);
            return new Row(Long.parseLong(parts[0]), Long.parseLong(parts[1]) / 1024.0);
        }
    }

    /** Resident memory is read where Linux has it. */
    static boolean isMeasurable() {
        return Files.isReadable(Path.of("/proc/self/status"));
    }

    /** Before the first sound, and then every ten minutes of talk or a little more. */
    static List<Row> listening(int hours) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // pom.xml starts the bench with the program's own options.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "dev.earshot.speech.SoakMain", Integer.toString(hours)));
        Process soak = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = soak.inputReader(StandardCharsets.UTF_8)) {
            List<Row> rows = lines.lines().map(Row::of).toList();
            if (soak.waitFor() != 0) {
                throw new IllegalStateException("The process that listens to hours of talk failed");
            }
            return rows;
        } finally {
            soak.destroyForcibly();
        }
    }

    /** The first moment with so much of the talk heard. */
    static double after(int minutes, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.minutes() >= minutes)
                .findFirst()
                .orElseThrow()
                .mebibytes();
    }
}
