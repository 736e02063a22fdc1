package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Speaker;
import dev.earshot.room.RoomRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    private static final String ROOM = "room { name = hall, passphrase = secret }\n";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private Path file = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        file = folders().settingsFile();
        Files.createDirectories(file.getParent());
    }

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private SettingsLoader loader() {
        return new SettingsLoader(folders(), environment, "ada", new Random(1));
    }

    private Settings load(String text) throws Exception {
        Files.writeString(file, text);
        return loader().load(Optional.empty(), Map.of()).settings();
    }

    private String report(String text) throws IOException {
        Files.writeString(file, text);
        return report(Optional.empty(), Map.of()).replace(file.toString(), "FILE");
    }

    private String report(Optional<Path> option, Map<String, String> overrides) {
        try {
            loader().load(option, overrides);
            return "no problem";
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void withoutAFileAllIsAtItsDefault() throws Exception {
        LoadedSettings loaded =
                loader().load(Optional.empty(), Map.of("room.name", "amber-hall", "room.passphrase", "7k3q-9xw2"));

        assertThat(loaded.settings())
                .isEqualTo(new Settings(
                        Speaker.named("ada"),
                        new Settings.Server(Optional.empty()),
                        new Settings.Room("amber-hall", "7k3q-9xw2"),
                        new Settings.Delivery(
                                3,
                                Duration.ofSeconds(2),
                                200,
                                Duration.ofSeconds(30),
                                Settings.Delivery.Order.ARRIVAL,
                                Settings.Delivery.Ambiguous.RESEND,
                                Duration.ofMillis(300)),
                        new Settings.Audio(Optional.empty(), Settings.Audio.OnStop.FINISH, true),
                        new Settings.Speech(
                                Optional.empty(),
                                List.of(),
                                URI.create("https://alphacephei.com/vosk/models/model-list.json")),
                        new Settings.Captions(Duration.ofSeconds(3), true, true, Map.of(), List.of(), 0),
                        new Settings.Hotkey("ctrl+alt+l", Settings.Hotkey.Mode.TOGGLE),
                        new Settings.Transcript(true, Optional.empty()),
                        new Settings.RoomServer("127.0.0.1", 3000, Optional.empty(), RoomRules.standard()),
                        new Settings.Tray(Settings.Tray.Enabled.AUTO),
                        new Settings.Log(Settings.Log.Level.INFO, false),
                        new Settings.Profiles(Optional.empty(), List.of(), false)));
        assertThat(loaded.file()).isEqualTo(file);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(folders().roomFile()).doesNotExist();
    }

    @Test
    void everySettingCanBeSet() throws Exception {
        Settings settings = load(ROOM + """
                speaker { name = " Bea ", color = "#102030", text-color = "#102030ff", background-color = "#A0B0C0"
                  font-family = Roboto, font-type = google }
                server.url = "https://host/x/server.php"
                delivery { max-in-flight = 16, timeout = 0.5s, queue = 1
                  max-age = 2m, order = strict, ambiguous = drop, partials-every = 1s }
                audio { device = " yeti ", on-stop = discard, resume = false }
                speech { model = "~/models/vosk", vocabulary = [" next slide ", "", amen]
                  catalogue = "http://mirror:8080/list.json" }
                captions { max-delay = 5s, capitalize = no, upper-i = off, replace { "ear shot" = " Earshot " }
                  mask = damn, min-confidence = 0.5 }
                hotkey { toggle = "Super+F9", mode = push-to-talk }
                transcript { enabled = false, folder = "/srv/transcripts" }
                room-server { host = "0.0.0.0", port = 0, max-rooms = 1, max-captions = 2, max-text = 300 }
                room-server { max-body = 5000, max-viewers = 4, max-rate = 5, forget-after = 1h, view-key = k3y }
                room-server.state-file = "~/rooms.json"
                tray.enabled = no
                log { level = DEBUG, captions = yes }
                profile = church
                profiles.raid { speaker.name = Leader }
                profiles.church {}
                """);

        assertThat(settings)
                .isEqualTo(new Settings(
                        new Speaker("Bea", "#102030", "#102030ff", "#A0B0C0", "Roboto", "google"),
                        new Settings.Server(Optional.of(URI.create("https://host/x/server.php"))),
                        new Settings.Room("hall", "secret"),
                        new Settings.Delivery(
                                16,
                                Duration.ofMillis(500),
                                1,
                                Duration.ofMinutes(2),
                                Settings.Delivery.Order.STRICT,
                                Settings.Delivery.Ambiguous.DROP,
                                Duration.ofSeconds(1)),
                        new Settings.Audio(Optional.of("yeti"), Settings.Audio.OnStop.DISCARD, false),
                        new Settings.Speech(
                                Optional.of(home.resolve("models/vosk")),
                                List.of("next slide", "amen"),
                                URI.create("http://mirror:8080/list.json")),
                        new Settings.Captions(
                                Duration.ofSeconds(5),
                                false,
                                false,
                                Map.of("ear shot", "Earshot"),
                                List.of("damn"),
                                0.5),
                        new Settings.Hotkey("Super+F9", Settings.Hotkey.Mode.PUSH_TO_TALK),
                        new Settings.Transcript(false, Optional.of(Path.of("/srv/transcripts"))),
                        new Settings.RoomServer(
                                "0.0.0.0",
                                0,
                                Optional.of(home.resolve("rooms.json")),
                                new RoomRules(1, 2, 300, 5_000, 4, 5, Duration.ofHours(1), Optional.of("k3y"))),
                        new Settings.Tray(Settings.Tray.Enabled.NO),
                        new Settings.Log(Settings.Log.Level.DEBUG, true),
                        new Settings.Profiles(Optional.of("church"), List.of("raid", "church"), false)));
    }

    @ParameterizedTest
    @CsvSource({
        "vosk-model-small-en-us-0.15, .local/share/earshot/models/vosk-model-small-en-us-0.15",
        "~/mine, mine",
        "~, ''",
    })
    void aModelIsAnInstalledOneByItsNameOrAFolder(String written, String folder) throws Exception {
        assertThat(load(ROOM + "speech.model = \"" + written + "\"").speech().model())
                .hasValue(folder.isEmpty() ? home : home.resolve(folder));
    }

    @ParameterizedTest
    @CsvSource({"ftp://host/list.json", "list.json", "''"})
    void aCatalogueIsAUrlOfTheWeb(String url) throws IOException {
        assertThat(report(ROOM + "speech.catalogue = \"" + url + "\""))
                .endsWith("speech.catalogue: \"" + url
                        + "\" is no URL; use for example \"https://host/model-list.json\" in quotes");
    }

    @Test
    void theCommandLineWinsOverTheFile() throws Exception {
        Files.writeString(file, ROOM + "delivery { queue = 5, max-in-flight = 2 }");

        Settings settings =
                loader().load(Optional.empty(), Map.of("delivery.queue", "7")).settings();

        assertThat(settings.delivery().queue()).isEqualTo(7);
        assertThat(settings.delivery().maxInFlight()).isEqualTo(2);
    }

    @Test
    void nullLeavesTheDefault() throws Exception {
        assertThat(load(ROOM + "delivery = null, log.level = null").delivery().queue())
                .isEqualTo(200);
    }

    @Test
    void aNumberIsTextAsItIsSpelt() throws Exception {
        assertThat(load("room { name = 1e3, passphrase = 007 }").room()).isEqualTo(new Settings.Room("1e3", "007"));
    }

    @Test
    void aVariableReplacesWhatIsWrittenBeforeItWhereThereIsOne() throws Exception {
        environment.put("PORT", "4000");

        Settings settings = load(ROOM + """
                room-server.port = 1
                room-server.port = ${?PORT}
                delivery.queue = 9
                delivery.queue = ${?NOT_THERE}
                whatever = ${?NOT_THERE}
                speaker.name = ${room.name}"-"${?PORT}
                """);

        assertThat(settings.roomServer().port()).isEqualTo(4000);
        assertThat(settings.delivery().queue()).isEqualTo(9);
        assertThat(settings.speaker().name()).isEqualTo("hall-4000");
    }

    @Test
    void aBadVariableIsNamed() throws Exception {
        environment.put("PORT", "many");

        assertThat(report(ROOM + "room-server.port = ${?PORT}"))
                .isEqualTo("environment variable PORT: room-server.port: \"many\" is no whole number from 0 to 65535");
    }

    @Test
    void systemPropertiesPlayNoPart() throws Exception {
        System.setProperty("delivery.queue", "77");
        try {
            assertThat(load(ROOM).delivery().queue()).isEqualTo(200);
            assertThat(report("speaker.name = ${delivery.nothing}")).contains("${delivery.nothing}");
        } finally {
            System.clearProperty("delivery.queue");
        }
    }

    @Test
    void allProblemsAreInOneReport() throws Exception {
        Files.writeString(file, """
                # Everything is wrong.
                server.url = "ftp://host/x"
                delivery {
                  timeout = "2 parsecs"
                  max-in-flight = 17
                  quue = 3
                  queue = lots
                }
                speaker { color = red, font-type = comic }
                room.passphrase = [ hunter2 ]
                log { level = loud, captions = maybe }
                tray = no
                speech.model = ""
                room-server { host = "a b", port = 65536 }
                captions { replace = [a], mask = { a = b }, min-confidence = 1.5, max-delay = 0s }
                colour = "#FF0000"
                """);

        assertThat(report(Optional.empty(), Map.of("delivery.timeout.x", "1", "log", "debug", "delivery.queue", "0"))
                        .replace(file.toString(), "FILE"))
                .isEqualTo("""
                        FILE:2: server.url: "ftp://host/x" is no URL; use embedded, or for example "http://host:3000/api/send" in quotes
                        FILE:4: delivery.timeout: "2 parsecs" is no duration; use for example 2s or 500ms (100 ms to 1 min)
                        FILE:5: delivery.max-in-flight: "17" is no whole number from 1 to 16
                        FILE:6: delivery.quue: there is no such setting; did you mean delivery.queue?
                        FILE:9: speaker.color: "red" is no colour; use for example "#1E90FF", or "#1E90FF80" to see through
                        FILE:9: speaker.font-type: "comic" is none of websafe, google, custom
                        FILE:10: room.passphrase: a list cannot stand here; write one value
                        FILE:11: log.level: "loud" is none of error, warn, info, debug
                        FILE:11: log.captions: "maybe" is neither true nor false
                        FILE:12: tray: is a group of settings, no value; name one of them, as in tray { … }
                        FILE:13: speech.model: "" is no path; use demo or a folder's path
                        FILE:14: room-server.host: "a b" is no host name or address; use for example 127.0.0.1
                        FILE:14: room-server.port: "65536" is no whole number from 0 to 65535
                        FILE:15: captions.max-delay: "0s" is out of range (1 s to 30 s)
                        FILE:15: captions.replace: is no group of pairs; write it as in { "what was heard" = "what is shown" }
                        FILE:15: captions.mask: can only hold words or phrases; write them as in [one, "and two"]
                        FILE:15: captions.min-confidence: "1.5" is no number from 0 to 1
                        FILE:16: colour: there is no such setting; did you mean speaker.color?
                        command line: delivery.timeout.x: there is no such setting; did you mean delivery.timeout?
                        command line: log: is a group of settings, no value; name one of them, as in log { … }
                        command line: delivery.queue: "0" is no whole number from 1 to 10000""");
    }

    @Test
    void everySettingIsRead() throws Exception {
        List<String> keys = List.copyOf(new Hocon(Map.of()).defaults().keySet());

        String report = report(keys.stream().map(key -> key + " = [[]]\n").collect(Collectors.joining()));

        assertThat(report.lines()).hasSize(keys.size());
        assertThat(keys).allSatisfy(key -> assertThat(report).contains(": " + key + ": "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2 parsecs", "-1s", "99ms", "61s", "1h", "999999999999s", "s", "''", "1..5s"})
    void aDurationOutOfRangeOrWithoutUnitIsAProblem(String text) {
        assertThat(report(Optional.empty(), Map.of("delivery.timeout", text)))
                .startsWith("command line: delivery.timeout: ")
                .contains("(100 ms to 1 min)");
    }

    @ParameterizedTest
    @CsvSource({"100ms, 100", "60s, 60000", "1m, 60000", "1 min, 60000", "2 s, 2000", "0.25s, 250"})
    void aDurationHasAUnit(String text, long millis) throws Exception {
        assertThat(load(ROOM + "delivery.timeout = " + text).delivery().timeout())
                .hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "http://",
                "http:/x",
                "//host/x",
                "http://a b",
                "http://host:99999/",
                "file:///x",
                "''",
                "http:x"
            })
    void whatIsNoWebAddressIsNoServer(String url) {
        assertThat(report(Optional.empty(), Map.of("server.url", url))).contains("is no URL; use embedded");
    }

    @Test
    void aUrlWithAPasswordIsRefusedWithoutRepeatingIt() {
        assertThat(report(Optional.empty(), Map.of("server.url", "http://me:hunter2@host/")))
                .contains("server.url")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#1234567", "#GG0000", "112233"})
    void whatIsNoHexColourIsAProblem(String color) {
        assertThat(report(Optional.empty(), Map.of("speaker.text-color", color)))
                .contains("is no colour");
    }

    @Test
    void anotherServerNeedsARoom() throws Exception {
        assertThat(report("server.url = \"http://h/\"\n\nroom.name = \"\"")).isEqualTo("""
                        FILE:1: room.passphrase: is empty, but server.url names a server that needs it; set it
                        FILE:3: room.name: is empty, but server.url names a server that needs it; set it""");
        assertThat(folders().roomFile()).doesNotExist();
    }

    @Test
    void aNamedFileMustBeThere() {
        Path missing = home.resolve("x.conf");

        assertThat(report(Optional.of(missing), Map.of()))
                .isEqualTo(missing + ": is not there; make it, or leave out --config");

        environment.put("EARSHOT_CONFIG", "~/y.conf");
        assertThat(report(Optional.empty(), Map.of()))
                .isEqualTo(home.resolve("y.conf") + ": is not there; make it, or unset EARSHOT_CONFIG");
    }

    @Test
    void theOptionWinsOverTheEnvironmentAndThatOverTheFolder() throws Exception {
        Files.writeString(file, ROOM + "speaker.name = folder");
        Path named = Files.writeString(home.resolve("env.conf"), ROOM + "speaker.name = env");
        Path option = Files.writeString(home.resolve("option.conf"), ROOM + "speaker.name = option");

        assertThat(load(ROOM + "speaker.name = folder").speaker().name()).isEqualTo("folder");
        environment.put("EARSHOT_CONFIG", named.toString());
        assertThat(loader().load(Optional.empty(), Map.of()).file()).isEqualTo(named);
        LoadedSettings loaded = loader().load(Optional.of(option), Map.of());
        assertThat(loaded.file()).isEqualTo(option);
        assertThat(loaded.settings().speaker().name()).isEqualTo("option");
    }

    @Test
    void aFileThatIsNoTextIsAProblem() throws Exception {
        assertThat(report(Optional.of(home), Map.of())).isEqualTo(home + ": is a folder; name the settings file in it");

        Path latin = Files.write(home.resolve("l.conf"), "speaker.name = Zoë".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(report(Optional.of(latin), Map.of())).isEqualTo(latin + ": is no UTF-8 text; save it as UTF-8");

        Path huge = Files.write(home.resolve("h.conf"), new byte[(1 << 20) + 1]);
        assertThat(report(Optional.of(huge), Map.of())).contains("is larger than 1 MB");
    }

    @Test
    void aRoomThatCanBeGuessedIsWarnedOfUnlessItIsForOneRun() throws Exception {
        Files.writeString(file, "room { name = test, passphrase = 1234 }");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(loader().load(Optional.empty(), Map.of()).warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("earshot room new"));
        assertThat(loader().load(Optional.empty(), Map.of("room.name", "r")).warnings())
                .isEmpty();
    }
}
