package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import dev.earshot.system.Build;
import dev.earshot.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rooms: "panel" on two days, and on the second "Zoë's room", spoken in last. */
class TranscriptCommandTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant NEXT = NOON.plus(Duration.ofDays(1));

    @TempDir
    Path home;

    private Console console;
    private Path folder;

    @BeforeEach
    void write() {
        console = new Console(home);
        folder = home.resolve(".local/state/earshot/transcripts");
        Transcript panel = transcript("panel");
        panel.add(sentence(1, "hello room", NOON));
        panel.settled(sentence(1, "hello room", NOON), "accepted", "");
        panel.add(sentence(2, "too late", NOON.plusSeconds(65)));
        panel.settled(sentence(2, "too late", NOON), "expired", "Nothing answers");
        panel.add(sentence(3, "the day after", NEXT));
        transcript("Zoë's room").add(sentence(4, "two\nlines", NEXT.plusSeconds(1)));
    }

    private Transcript transcript(String room) {
        return new Transcript(folder, room, Clock.systemUTC(), problem -> {
            throw new AssertionError(problem);
        });
    }

    private static Caption sentence(long number, String text, Instant end) {
        return new Caption(
                "s", number, Caption.Stage.FINAL, Speaker.named("Ada"), text, end.minus(Duration.ofSeconds(2)), end);
    }

    private static JsonObject object(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Test
    void theListHasALineATranscript() {
        assertThat(console.run("transcript", "list")).isEqualTo(DONE);
        assertThat(console.out.lines())
                .containsExactly(
                        "2026-01-31  panel  2 sentences, 1 accepted",
                        "2026-02-01  Zoë's room  1 sentence, 0 accepted",
                        "2026-02-01  panel  1 sentence, 0 accepted");
        assertThat(console.err.text()).isEmpty();
    }

    @Test
    void theListIsAnObjectALineIfWanted() {
        assertThat(console.run("transcript", "list", "--json")).isEqualTo(DONE);

        JsonObject first = object(console.out.lines().getFirst());
        assertThat(first.remove("file").getAsString()).startsWith(folder.toString());
        assertThat(first)
                .isEqualTo(object("{\"day\": \"2026-01-31\", \"room\": \"panel\", \"sentences\": 2, \"accepted\": 1}"));
        assertThat(console.out.lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show                         | 12:00:01  Ada: two lines  [waiting]",
                "show --room panel            | 12:00:00  Ada: the day after  [waiting]",
                "show 2026-02-01              | 12:00:01  Ada: two lines  [waiting]",
                "show --room panel 2026-02-01 | 12:00:00  Ada: the day after  [waiting]",
            })
    void dayAndRoomChooseAndTheNewestIsShownOfWhatTheyLeave(String words, String line) {
        assertThat(console.run(("transcript " + words).split(" "))).isEqualTo(DONE);
        assertThat(console.out.lines()).containsExactly(line);
    }

    @Test
    void aFateIsShownUnlessTheRoomTookTheSentence() {
        assertThat(console.run("transcript", "show", "2026-01-31")).isEqualTo(DONE);
        assertThat(console.out.lines())
                .containsExactly("12:00:00  Ada: hello room", "12:01:05  Ada: too late  [expired]");
    }

    @Test
    void aRoomIsCalledAsItsSpeakersCallIt() {
        assertThat(console.run("transcript", "show", "--json", "--room", "Zoë's room"))
                .isEqualTo(DONE);
        assertThat(object(console.out.text())).isEqualTo(JsonParser.parseString("""
                {"id": "s-4", "room": "Zoë's room", "speaker": "Ada", "text": "two\\nlines",
                 "started_at": "2026-02-01T11:59:59Z", "ended_at": "2026-02-01T12:00:01Z", "fate": "waiting"}"""));
    }

    @Test
    void subRipIsWhatIsExportedUnlessAnotherFormIsWanted() {
        assertThat(console.run("transcript", "export", "2026-01-31")).isEqualTo(DONE);
        assertThat(console.out.text()).isEqualTo("""
                1
                00:00:00,000 --> 00:00:02,000
                hello room

                2
                00:01:05,000 --> 00:01:07,000
                too late

                """);
    }

    @Test
    void anExportGoesToAFileAnew() throws IOException {
        Path file =
                Files.writeString(home.resolve("captions.vtt"), "what was there before, which was longer\n".repeat(9));

        assertThat(console.run(
                        "transcript", "export", "--room", "panel", "--format", "VTT", "--output", file.toString()))
                .isEqualTo(DONE);

        assertThat(file).content().isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nthe day after\n\n");
        assertThat(console.out.text()).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidInALine() {
        Path file = home.resolve("no/such/folder.srt");
        assertThat(console.run("transcript", "export", "--output", file.toString()))
                .isEqualTo(FAILED);
        assertThat(console.err.lines())
                .containsExactly("earshot: " + file
                        + " can't be written; name a file in a folder that exists and that you may write to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show 2026-01-30             | there is no transcript of 2026-01-30",
                "export --room nosuch        | there is no transcript of the room nosuch",
                "show 2026-01-31 --room nope | there is no transcript of 2026-01-31 of the room nope",
            })
    void whereThereIsNoneItIsSaidHowToFindOne(String words, String sentence) {
        assertThat(console.run(("transcript " + words).split(" "))).isEqualTo(FAILED);
        assertThat(console.out.text()).isEmpty();
        assertThat(console.err.lines())
                .containsExactly("earshot: " + sentence + "; what there is, is listed by: earshot transcript list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --json", "show", "export"})
    void whereNothingWasEverSaidThatIsSaid(String words) throws IOException {
        Path nothing = home.resolve("nothing");
        console.settings("transcript.folder = \"" + nothing + "\"");

        assertThat(console.run(("transcript " + words).split(" "))).isEqualTo(FAILED);
        assertThat(console.err.lines())
                .containsExactly("earshot: there is no transcript in " + nothing
                        + "; one begins with the first caption that is sent");
    }

    @Test
    void theSettingsSayWhereTranscriptsAre() throws IOException {
        Path settings = Files.writeString(
                home.resolve("other.conf"),
                "transcript { enabled = false, folder = \"" + home.resolve("elsewhere") + "\" }");

        assertThat(console.run("transcript", "list", "--config", settings.toString()))
                .isEqualTo(FAILED);
        assertThat(console.err.lines())
                .containsExactly("earshot: there is no transcript in " + home.resolve("elsewhere")
                        + "; transcript.enabled is off, so none is written");
    }

    @Test
    void readingMakesUpNoRoom() {
        assertThat(console.run("transcript", "list")).isEqualTo(DONE);
        assertThat(home.resolve(".config")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transcript                 | say what to do with the transcripts: list, show or export",
                "transcript burn            | there is no command burn",
                "transcript show yesterday  | DAY yesterday is no day; write year, month and day as in 2026-01-31",
                "transcript show 2026-02-30 | DAY 2026-02-30 is no day; write year, month and day as in 2026-01-31",
                "transcript export --format | Missing required parameter for option '--format' (FORM)",
                "transcript list panel      | there is a word too many; put quotes around what belongs together",
            })
    void wrongUseIsSaidInALine(String words, String problem) {
        assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        assertThat(console.out.text()).isEmpty();
        assertThat(console.err.lines().getFirst()).isEqualTo("earshot: " + problem);
    }

    @Test
    void eachOfItsCommandsHasHelpAndTellsTheVersion() {
        for (String each : List.of("list", "show", "export")) {
            Console terminal = new Console(home);
            assertThat(terminal.run("transcript", each, "--version")).isEqualTo(DONE);
            assertThat(terminal.out.lines())
                    .containsExactly(Build.ofThisProgram().toString());
            assertThat(new Console(home).run("transcript", each, "--help")).isEqualTo(DONE);
        }
    }
}
