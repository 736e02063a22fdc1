package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import dev.earshot.control.Word;
import dev.earshot.room.RoomServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three people at three computers, each with a microphone and an agent of their own, in one room. */
@Timeout(300)
class ThreeSpeakersTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/speech");
    private static final List<String> SPEAKERS = List.of("speaker-a", "speaker-b", "speaker-c");

    @TempDir
    private Path folder;

    @Test
    void theRoomHasEverySentenceOfEachSpeakerInOrder() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("pulseaudio", "pactl", "paplay").allMatch(LeftOut::isInstalled),
                "The test of three speakers is left out: it needs pulseaudio and pulseaudio-utils");
        List<Desktop> desktops = new ArrayList<>();
        try (RoomServer room = RoomServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC(), "test")) {
            List<AgentProcess> agents = new ArrayList<>();
            for (String speaker : SPEAKERS) {
                Desktop desktop = Desktop.start(Files.createDirectory(folder.resolve(speaker)));
                desktops.add(desktop);
                desktop.microphone();
                AgentProcess.settings(
                        desktop,
                        "server.url = \"" + room.sendUrl() + "\"",
                        "room { name = panel-7k3q, passphrase = \"open sesame please\" }",
                        "speaker.name = " + speaker);
                agents.add(AgentProcess.start(desktop));
            }
            for (AgentProcess agent : agents) {
                agent.tell(Word.START);
                agent.awaitState("listening");
            }
            List<Process> talks = new ArrayList<>();
            for (int i = 0; i < SPEAKERS.size(); i++) {
                talks.add(desktops.get(i).speak(RECORDINGS.resolve(SPEAKERS.get(i) + ".wav")));
            }
            for (Process talk : talks) {
                assertThat(talk.waitFor()).isZero();
            }
            for (AgentProcess agent : agents) {
                // What is still being said is finished and sent first.
                assertThat(agent.quit()).isZero();
            }

            assertThat(said(room)).isEqualTo(written());
        } finally {
            desktops.forEach(Desktop::close);
        }
    }

    /** What each speaker said, as the room has it; a long sentence may have come in several captions. */
    private static Map<String, String> said(RoomServer room) throws IOException, InterruptedException {
        URI list = room.sendUrl().resolve("/api/list?room=panel-7k3q");
        Map<String, String> said = new TreeMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonElement element :
                    JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("transcriptions")) {
                JsonObject caption = element.getAsJsonObject();
                said.merge(
                        caption.get("user_name").getAsString(),
                        caption.get("text").getAsString().toLowerCase(Locale.ROOT),
                        (before, next) -> before + " " + next);
            }
        }
        return said;
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (String speaker : SPEAKERS) {
            written.put(speaker, String.join(" ", Files.readAllLines(RECORDINGS.resolve(speaker + ".txt"))));
        }
        return written;
    }
}
