package dev.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.models.InstallProgress.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadBarTest {
    private static final long MEGABYTE = 1_000_000;

    private final StringWriter screen = new StringWriter();
    private final PrintWriter out = new PrintWriter(screen);

    @Test
    void theBarEndsFullAndNoWiderThanTheTerminal() {
        try (DownloadBar bar = new DownloadBar(out, 60)) {
            bar.at(Stage.DOWNLOAD, 10 * MEGABYTE, 40 * MEGABYTE);
            bar.at(Stage.DOWNLOAD, 40 * MEGABYTE, 40 * MEGABYTE);
            bar.note("The connection broke off");
            bar.at(Stage.UNPACK, 1, 1);
        }
        assertThat(screen.toString().split("[\r\n]+"))
                .allMatch(line -> line.length() < 60)
                .contains("The connection broke off")
                .anyMatch(
                        line -> line.startsWith("Fetching 100%") && line.contains("40/40 MB") && line.contains("MB/s"))
                .anyMatch(line -> line.startsWith("Unpacking"));
        assertThat(screen.toString()).endsWith(System.lineSeparator());
    }

    @Test
    void withoutATerminalThereIsALineEveryTenPerCentWithSpeedAndTimeLeft() {
        AtomicLong seconds = new AtomicLong();
        DownloadLines lines = new DownloadLines(out, () -> Instant.ofEpochSecond(seconds.get()));
        for (long percent = 25; percent <= 100; percent++) {
            lines.at(Stage.DOWNLOAD, percent * MEGABYTE, 100 * MEGABYTE);
            seconds.incrementAndGet();
        }
        lines.at(Stage.CHECK, 1, 2);
        lines.at(Stage.CHECK, 2, 2);

        assertThat(Arrays.asList(screen.toString().split("\\R")))
                .hasSize(9)
                .startsWith(
                        "Fetching: 30 %, 30.0 MB of 100 MB, 1.0 MB/s, 70 s left",
                        "Fetching: 40 %, 40.0 MB of 100 MB, 1.0 MB/s, 60 s left")
                .endsWith("Fetching: 100 %, 100 MB of 100 MB, 1.0 MB/s, 0 s left", "Checking");
    }

    @ParameterizedTest
    @CsvSource({"120,120", "10,40", "many,80", "99999,80"})
    void theWidthIsWhatTheShellSays(String columns, int width) {
        assertThat(DownloadBar.width(Map.of("COLUMNS", columns))).isEqualTo(width);
        assertThat(DownloadBar.width(Map.of())).isEqualTo(80);
    }
}
