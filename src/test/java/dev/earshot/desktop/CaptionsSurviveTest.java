package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import dev.earshot.control.Word;
import dev.earshot.room.RoomServer;
import dev.earshot.transcript.TranscriptFile;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desktop goes under the agent, or was never there: what is said still reaches transcript and room. */
@Timeout(120)
class CaptionsSurviveTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("Xvfb", "trayer", "dbus-daemon", "pulseaudio", "pactl", "paplay")
                                .allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of captions without a desktop is left out: it needs xvfb, trayer, dbus, pulseaudio,"
                        + " pulseaudio-utils, python3-dbus and python3-gi");
    }

    @Test
    void theEndOfScreenAndBusIsNotTheEndOfTheAgent() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            Process screen = desktop.screen();
            Process bus = desktop.bus();
            desktop.microphone();
            TrayHost host = new TrayHost(desktop);
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            host.awaitIcon();
            agent.hearsASentence();

            screen.destroyForcibly().waitFor();
            agent.hearsASentence();
            host.leftClick();
            agent.awaitState("off");

            bus.destroyForcibly().waitFor();
            agent.hearsASentence();
            goesOn(desktop, agent, 3);
        }
    }

    @Test
    void aDesktopThatIsNotThereIsNotMissed() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.hearsASentence();
            assertThat(agent.output()).containsOnlyOnce("No tray icon: DISPLAY is not set");
            goesOn(desktop, agent, 1);

            desktop.environment().put("DISPLAY", folder.resolve("no-display").toString());
            desktop.environment().remove("DBUS_SESSION_BUS_ADDRESS");
            agent = AgentProcess.start(desktop);
            agent.hearsASentence();
            desktop.awaitLine("earshot", "No tray icon");
            goesOn(desktop, agent, 2);
        }
    }

    /** The toolkit ends the process when X does. */
    @Test
    void whatWasSaidBeforeATrayTookTheAgentWithItArrivesWithTheNextStart() throws IOException, InterruptedException {
        int port = freePort();
        try (Desktop desktop = Desktop.start(folder)) {
            Process screen = desktop.screen();
            desktop.trayer();
            desktop.microphone();
            AgentProcess.settings(
                    desktop,
                    "server.url = \"http://127.0.0.1:" + port + "/api/send\"",
                    "room { name = panel, passphrase = \"open sesame\" }",
                    "delivery.max-age = 10m");
            AgentProcess agent = AgentProcess.start(desktop);
            agent.tell(Word.START);
            agent.awaitState("listening");
            desktop.speak(AgentProcess.SENTENCE);
            agent.awaitQueued(1);
            screen.destroyForcibly().waitFor();
            // Whether it lives on or not, the sentence does.
            agent.process().destroyForcibly().waitFor();
            assertThat(transcript(desktop)).hasSize(1);

            desktop.environment().remove("DISPLAY");
            try (RoomServer room = RoomServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Clock.systemUTC(), "test")) {
                assertThat(room.sendUrl().getPort()).isEqualTo(port);
                AgentProcess next = AgentProcess.start(desktop);
                next.awaitSent(1);
                assertThat(next.quit()).isZero();
            }
            assertThat(transcript(desktop))
                    .singleElement()
                    .extracting(TranscriptLine::fate)
                    .isEqualTo("accepted");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Answers, toggles, has lost nothing and ends in order. */
    private static void goesOn(Desktop desktop, AgentProcess agent, int sentences)
            throws IOException, InterruptedException {
        agent.tell(Word.TOGGLE);
        agent.awaitState("off");
        assertThat(JsonParser.parseString(desktop.run(AgentProcess.command(desktop, "status", "--json")
                                .toArray(String[]::new)))
                        .getAsJsonObject()
                        .get("state")
                        .getAsString())
                .isEqualTo("off");
        int inThisRun = agent.status().getAsJsonObject("figures").get("sent").getAsInt();
        assertThat(agent.captionsInTheRoom()).isEqualTo(inThisRun);
        assertThat(agent.quit()).isZero();
        assertThat(transcript(desktop))
                .hasSize(sentences)
                .allMatch(line -> line.fate().equals("accepted"));
        assertThat(agent.output()).doesNotContain("Exception");
    }

    private static List<TranscriptLine> transcript(Desktop desktop) throws IOException {
        List<TranscriptLine> lines = new ArrayList<>();
        for (TranscriptFile file : TranscriptFile.in(desktop.home().resolve(".local/state/earshot/transcripts"))) {
            lines.addAll(file.lines());
        }
        return lines;
    }
}
