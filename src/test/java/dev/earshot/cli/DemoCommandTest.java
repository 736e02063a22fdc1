package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path home;

    @Test
    void theLastLineIsTheReportAsJson() {
        Console console = new Console(home);

        assertThat(console.run("demo", "--fast", "--json")).isEqualTo(DONE);

        JsonObject report =
                JsonParser.parseString(console.out.lines().getLast()).getAsJsonObject();
        assertThat(report.keySet())
                .containsExactly(
                        "sentences", "recognised", "sent", "accepted", "words", "word_errors", "delay_ms", "display");
        assertThat(report.getAsJsonObject("delay_ms").keySet()).containsExactly("p50", "p95", "max");
        assertThat(report.get("accepted")).isEqualTo(report.get("sentences"));
        assertThat(report.get("word_errors").getAsInt()).isZero();
        assertThat(console.out.text())
                .contains("demo model", report.get("display").getAsString());
        assertThat(console.err.text()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        Console console = new Console(home);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(console.run("demo", "--port", String.valueOf(other.getLocalPort())))
                    .isEqualTo(FAILED);
        }
        assertThat(console.err.lines())
                .singleElement()
                .asString()
                .startsWith("earshot: port ")
                .contains("is taken by another program; choose another");
    }
}
