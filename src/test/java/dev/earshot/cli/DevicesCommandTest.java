package dev.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.audio.SoundServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void devicesAreListedAndTheChosenOneIsMarked() throws IOException, InterruptedException {
        LeftOut.unless(
                SoundServer.isPossible(), "The devices test is left out: it needs pulseaudio and pulseaudio-utils");
        Map<String, String> environment = new HashMap<>(
                Map.of("PATH", "/usr/bin", "HOME", folder.toString(), "XDG_RUNTIME_DIR", folder.toString()));
        try (SoundServer server = SoundServer.start(folder, environment)) {
            Console console = new Console(folder, environment);
            assertThat(console.run("devices")).isEqualTo(Console.DONE);
            assertThat(console.out.lines())
                    .containsExactly(
                            "   Monitor of Null Output           speaker.monitor  44.1 kHz stereo  what the loudspeaker plays",
                            ">  Remapped Monitor of Null Output  mic              44.1 kHz stereo  default");

            console.settings("audio.device = speaker.monitor");
            Console json = new Console(folder, environment);
            assertThat(json.run("devices", "--json")).isEqualTo(Console.DONE);
            assertThat(json.out.lines())
                    .containsExactly(
                            "{\"name\":\"speaker.monitor\",\"description\":\"Monitor of Null Output\",\"chosen\":true,"
                                    + "\"default\":false,\"monitor\":true,\"muted\":false,\"rate\":44100,\"channels\":2}",
                            "{\"name\":\"mic\",\"description\":\"Remapped Monitor of Null Output\",\"chosen\":false,"
                                    + "\"default\":true,\"monitor\":false,\"muted\":false,\"rate\":44100,\"channels\":2}");

            console.settings("audio.device = Yeti");
            Console missing = new Console(folder, environment);
            assertThat(missing.run("devices")).isEqualTo(Console.FAILED);
            assertThat(missing.out.lines()).hasSize(2).noneMatch(line -> line.startsWith(">"));
            assertThat(missing.err.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "earshot: The microphone \"Yeti\" is not there (there is Remapped Monitor of Null Output)");
            assertThat(server.process().isAlive()).isTrue();
        }
    }
}
