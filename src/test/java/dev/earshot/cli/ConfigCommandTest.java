package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {
    private static final String ROOM = "room { name = hall, passphrase = hunter2 }\n";

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void name() {
        file = new Console(home).settingsFile();
    }

    private List<String> done(String... words) {
        Console console = new Console(home);
        int code = console.run(words);
        assertThat(console.err.text()).isEmpty();
        assertThat(code).isEqualTo(DONE);
        return console.out.lines();
    }

    private List<String> misused(String... words) {
        Console console = new Console(home);
        assertThat(console.run(words)).isEqualTo(MISUSED);
        assertThat(console.out.text()).isEmpty();
        return console.err.lines();
    }

    private void settings(String text) throws IOException {
        new Console(home).settings(text);
    }

    @Test
    void thePathIsToldAndHowItWasFound() throws IOException {
        Console usual = new Console(home);
        assertThat(usual.run("config", "path")).isEqualTo(DONE);
        assertThat(usual.out.lines()).containsExactly(file.toString());
        assertThat(usual.err.lines())
                .containsExactly("The usual place; there is no such file yet, earshot config init makes it.");

        settings("");
        Console there = new Console(home);
        assertThat(there.run("config", "path")).isEqualTo(DONE);
        assertThat(there.err.lines()).containsExactly("The usual place.");

        Path other = Files.writeString(home.resolve("other.conf"), "");
        Console variable = new Console(home, Map.of("EARSHOT_CONFIG", "~/other.conf"));
        assertThat(variable.run("config", "path")).isEqualTo(DONE);
        assertThat(variable.out.lines()).containsExactly(other.toString());
        assertThat(variable.err.lines()).containsExactly("Named by EARSHOT_CONFIG.");

        Console option = new Console(home, Map.of("EARSHOT_CONFIG", "/nosuch.conf"));
        assertThat(option.run("config", "path", "--config", other.toString())).isEqualTo(DONE);
        assertThat(option.out.lines()).containsExactly(other.toString());
        assertThat(option.err.lines()).containsExactly("Named by --config.");
    }

    @Test
    void theSampleIsMadeOnceAndNeverOverAnything() throws IOException {
        assertThat(done("config", "init")).containsExactly("Made " + file + "; every setting in it is at its default");
        assertThat(file).hasSameTextualContentAs(Path.of("config/earshot.conf"));

        settings("# mine\n");
        Console again = new Console(home);
        assertThat(again.run("config", "init")).isEqualTo(FAILED);
        assertThat(again.err.lines()).containsExactly("earshot: " + file + " is there already, and stays as it is");
        assertThat(file).hasContent("# mine");
    }

    @Test
    void whereNoFileCanBeMadeThatIsSaid() throws IOException {
        Files.writeString(home.resolve("file"), "");
        Console console = new Console(home);
        assertThat(console.run(
                        "config",
                        "init",
                        "--config",
                        home.resolve("file/x.conf").toString()))
                .isEqualTo(FAILED);
        assertThat(console.err.lines()).singleElement().asString().contains("can't be made");
    }

    @Test
    void aCheckWithoutAFileIsOfTheDefaultsAndMakesNothing() {
        assertThat(done("config", "check")).containsExactly(file + ": no problems, for there is no such file");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aWarningIsToldAsAllThatEarshotHasToSay() throws IOException {
        settings("room { name = test, passphrase = k7ra-9qwx-2mfz-hh3t }");
        for (String command : List.of("config check", "room link --host 10.0.0.7 --url http://10.0.0.7/")) {
            Console console = new Console(home);
            console.run(command.split(" ", -1));
            assertThat(console.err.lines())
                    .first()
                    .asString()
                    .startsWith("earshot: room.name \"test\" is easy to guess");
        }
    }

    @Test
    void aCheckOfTheFileInForceMakesNoRoom() throws IOException {
        settings("room.name = hall\n");
        assertThat(done("config", "check")).containsExactly(file + ": no problems");
        assertThat(file.resolveSibling("room.conf")).doesNotExist();
        assertThat(misused("config", "check", "nosuch.conf"))
                .singleElement()
                .asString()
                .contains("is not there");
    }

    @Test
    void whatIsInForceIsShownInOrderWithItsOriginAndPassphrasesMasked() throws IOException {
        settings("# mine\n" + ROOM + """
                delivery { queue = 5
                  timeout = 1s }
                captions { mask = [damn, "of course"], replace { "ear shot" = Earshot, a = "" } }
                captions.replace { b = c }
                speaker.name = ${?WHO}
                """);
        Console console = new Console(home, Map.of("WHO", "Bea # B"));

        assertThat(console.run("config", "show", "--origin", "--url", "http://h/x"))
                .isEqualTo(DONE);

        assertThat(console.out.text()).doesNotContain("hunter2");
        assertThat(console.out.lines().stream().map(line -> line.replaceAll(" +# ", " # ")))
                .startsWith("speaker.name = \"Bea # B\" # environment variable WHO", "speaker.color = \"\" # default")
                .containsSubsequence(
                        "server.url = \"http://h/x\" # command line",
                        "room.name = hall # " + file + ":2",
                        "room.passphrase = \"…\" # " + file + ":2",
                        "delivery.max-in-flight = 3 # default",
                        "delivery.timeout = 1s # " + file + ":4",
                        "delivery.queue = 5 # " + file + ":3",
                        "captions.replace = { \"ear shot\" = Earshot, a = \"\", b = c } # " + file + ":5",
                        "captions.mask = [damn, \"of course\"] # " + file + ":5",
                        "captions.min-confidence = 0 # default")
                .endsWith("log.captions = false # default", "profile = \"\" # default");
        assertThat(console.out.lines().stream()
                        .map(line -> line.indexOf("  # "))
                        .distinct())
                .hasSizeLessThan(4);
    }

    @Test
    void whatIsShownIsASettingsFile() throws IOException {
        settings(ROOM + "captions.replace { \"a.b\" = \"\\\"\" }\ncaptions.min-confidence = 0.5\n");
        List<String> shown = done("config", "show");
        Path copy = Files.write(home.resolve("copy.conf"), shown);
        assertThat(done("config", "show", "--config", copy.toString())).isEqualTo(shown);
    }

    @Test
    void aRoomThatWasMadeIsShownAndNoneIsMade() throws IOException {
        assertThat(done("config", "show")).contains("room.name = \"\"");
        assertThat(home).isEmptyDirectory();

        Path room = Files.writeString(
                Files.createDirectories(file.getParent()).resolve("room.conf"),
                "room.name = made\nroom.passphrase = hunter2\n");
        assertThat(done("config", "show", "--origin"))
                .anyMatch(line -> line.matches("room.name = made +# " + room + ":1"))
                .anyMatch(line -> line.matches("room.passphrase = \"…\" +# " + room + ":2"));
    }

    @Test
    void jsonHasAnObjectALine() throws IOException {
        settings(ROOM + "captions.replace { a = b }\ncaptions.mask = [x]\n");
        List<JsonObject> all = done("config", "show", "--json").stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertThat(all)
                .contains(
                        json("{'key':'room.passphrase','value':'…','origin':'" + file + ":1'}"),
                        json("{'key':'captions.replace','value':{'a':'b'},'origin':'" + file + ":2'}"),
                        json("{'key':'captions.mask','value':['x'],'origin':'" + file + ":3'}"),
                        json("{'key':'delivery.queue','value':'200','origin':'default'}"));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speaker.name             | Bea # B",
                "delivery.queue           | 200",
                "captions.mask            | [damn, \"of course\"]",
                "captions.replace         | {}",
                "room.passphrase          | …",
                "room.passphrase --secret | hunter2",
            })
    void aValueIsPrintedAlone(String words, String value) throws IOException {
        settings(ROOM + "speaker.name = \"Bea # B\"\ncaptions.mask = [damn, \"of course\"]");
        assertThat(done(("config get " + words).split(" ", -1))).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get delivery.quue  | delivery.quue: there is no such setting; did you mean delivery.queue?",
                "get delivery       | delivery: is a group of settings, no value; name one of them, as in delivery { … }",
                "set delivery.quue 1 | delivery.quue: there is no such setting; did you mean delivery.queue?",
                "set captions.mask [ | captions.mask: \"[\" is no such value; write it as in '[amen",
                "set captions.mask damn,hell | captions.mask: \"damn,hell\" is no such value; write it as in '[amen",
            })
    void aSettingThatIsNoneIsWrongUse(String words, String problem) {
        assertThat(misused(("config " + words).split(" ", -1)))
                .singleElement()
                .asString()
                .startsWith("command line")
                .contains(problem);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aChangeIsWrittenToldAndTheFileAsItWasIsKept() throws IOException {
        settings("# mine\n" + ROOM);

        assertThat(done("config", "set", "captions.replace", "{ \"ear shot\" = Earshot }"))
                .containsExactly("captions.replace is { \"ear shot\" = Earshot } now, in " + file);
        assertThat(file).hasContent("# mine\n" + ROOM + "captions.replace = { \"ear shot\" = Earshot }");
        assertThat(file.resolveSibling("earshot.conf.bak")).hasContent("# mine\n" + ROOM);

        assertThat(done("config", "set", "room.passphrase", "swordfish"))
                .containsExactly("room.passphrase is \"…\" now, in " + file);
    }

    @Test
    void aWordIsWantedAfterConfig() {
        assertThat(misused("config").getFirst())
                .isEqualTo(
                        "earshot: say what to do with the settings: path, init, check, show, get, set or set-secret");
    }
}
