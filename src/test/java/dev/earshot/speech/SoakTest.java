package dev.earshot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** How long the talk is, is said by the system property {@code soak.hours}; a whole day's 8 take minutes. */
class SoakTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    /** From the first hour on memory must not grow, so there must be more than that. */
    private static final int LEAST_HOURS = 2;

    @Test
    void memoryDoesNotGrowAfterTheFirstHour() throws IOException, InterruptedException {
        LeftOut.unless(
                Files.isReadable(STATUS), "The soak test is left out: it reads resident memory where Linux has it");
        int hours = Math.max(LEAST_HOURS, Integer.getInteger("soak.hours", LEAST_HOURS));
        List<Row> rows = listen(hours);

        assertThat(rows.getLast().minutes()).isEqualTo(hours * 60L);
        long afterOneHour = rows.stream()
                .filter(row -> row.minutes() >= 60)
                .findFirst()
                .orElseThrow()
                .kibibytes();
        assertThat(rows)
                .filteredOn(row -> row.minutes() > 60)
                .allSatisfy(row -> assertThat(row.kibibytes())
                        .as("KiB after %d minutes", row.minutes())
                        .isLessThanOrEqualTo(afterOneHour + afterOneHour / 10));
        // It was awake to the end: the talk repeats itself, and so must what is heard.
        long inOneHour = captions(rows, 60);
        assertThat(inOneHour).isGreaterThan(500);
        assertThat(captions(rows, hours * 60)).isCloseTo(hours * inOneHour, Percentage.withPercentage(5));
    }

    private static long captions(List<Row> rows, int minutes) {
        return rows.stream()
                .filter(row -> row.minutes() >= minutes)
                .findFirst()
                .orElseThrow()
                .captions();
    }

    @SuppressWarnings("SystemOut") // Whoever waits for minutes is to see how it goes.
    private static List<Row> listen(int hours) throws IOException, InterruptedException {
        Process soak = new ProcessBuilder(command(hours))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = soak.inputReader(StandardCharsets.UTF_8)) {
            System.out.printf("%8s %14s %9s%n", "minutes", "resident MiB", "captions");
            List<Row> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Row row = Row.of(line);
                rows.add(row);
                System.out.printf("%8d %14.1f %9d%n", row.minutes(), row.kibibytes() / 1024.0, row.captions());
            }
            assertThat(soak.waitFor()).isZero();
            return rows;
        } finally {
            soak.destroyForcibly();
        }
    }

    /** With the options of this JVM, which pom.xml starts with those of the program: they bound the heap. */
    private static List<String> command(int hours) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), SoakMain.class.getName(), Integer.toString(hours)));
        return command;
    }

    private record Row(long minutes, long kibibytes, long captions) {
        static Row of(String line) {
            String[] parts = line.split(" ", -1);
            return new Row(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }
}
