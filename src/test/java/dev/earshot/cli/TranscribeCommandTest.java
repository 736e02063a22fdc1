package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.speech.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscribeCommandTest {
    private static final Path SPEECH = Path.of("src/test/resources/speech");
    private static final String DIGITS = SPEECH.resolve("digits-1.wav").toString();

    @TempDir
    Path home;

    private Console console;
    private String spoken;

    @BeforeEach
    void open() throws IOException {
        console = new Console(home);
        String words = Files.readString(SPEECH.resolve("digits-1.txt")).strip();
        spoken = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    @Test
    void txtIsWhatWasSaid() {
        assertThat(console.run("transcribe", DIGITS)).isEqualTo(DONE);
        assertThat(console.out.text()).isEqualTo(spoken + "\n");
        assertThat(console.err.lines()).containsExactly("earshot: written down by the " + SpeechModel.DEMO);
    }

    @Test
    void jsonIsAnObjectALine() {
        assertThat(console.run("transcribe", "--format", "JSON", DIGITS)).isEqualTo(DONE);

        JsonObject cue = JsonParser.parseString(console.out.text()).getAsJsonObject();
        assertThat(cue.get("text").getAsString()).isEqualTo(spoken);
        assertThat(cue.get("start").getAsDouble()).isBetween(0.0, 1.0);
        assertThat(cue.get("end").getAsDouble()).isBetween(1.0, 20.0);
    }

    @Test
    void srtIsSubRip() {
        assertThat(console.run("transcribe", "--format=srt", DIGITS)).isEqualTo(DONE);
        assertThat(console.out.text()).matches("1\n00:00:\\d\\d,\\d{3} --> 00:00:\\d\\d,\\d{3}\n" + spoken + "\n\n");
    }

    @Test
    void vttIsWebVtt() {
        assertThat(console.run("transcribe", "--format=vtt", DIGITS)).isEqualTo(DONE);
        assertThat(console.out.text())
                .matches("WEBVTT\n\n00:00:\\d\\d\\.\\d{3} --> 00:00:\\d\\d\\.\\d{3}\n" + spoken + "\n\n");
    }

    @Test
    void silenceIsAnEmptyFileOfItsForm() {
        assertThat(console.run(
                        "transcribe",
                        "--format=vtt",
                        SPEECH.resolve("silence.wav").toString()))
                .isEqualTo(DONE);
        assertThat(console.out.text()).isEqualTo("WEBVTT\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch.wav", "song.mp3", "folder", "empty.wav", "text.wav"})
    void whatIsNoRecordingIsSaidInOneLine(String name) throws IOException {
        Files.write(
                home.resolve("song.mp3"), new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 10, (byte) 0xff, (byte) 0xfb});
        Files.createDirectory(home.resolve("folder"));
        Files.createFile(home.resolve("empty.wav"));
        Files.writeString(home.resolve("text.wav"), "hello, I am no recording at all, not even a short one");

        assertThat(console.run("transcribe", home.resolve(name).toString())).isEqualTo(FAILED);
        assertThat(console.out.text()).isEmpty();
        assertThat(console.err.lines())
                .singleElement()
                .asString()
                .startsWith("earshot: ")
                .contains(name)
                .doesNotContain("Exception");
    }
}
