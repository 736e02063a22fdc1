package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
    private static final String TWO = """
            room { name = home, passphrase = secret }
            delivery.queue = 5
            captions { max-delay = 4s, replace { obs = OBS } }
            profiles {
              raid { room { name = raid, passphrase = loot }, delivery.timeout = 1s }
              church {
                room.name = hall
                captions.max-delay = 5s
                captions.replace { amen = Amen }
                speaker.name = ${room.name}" speaker"
              }
            }
            """;

    @TempDir
    Path home;

    private Path file = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        file = AppFolders.of("Linux", Map.of(), home).settingsFile();
        Files.createDirectories(file.getParent());
    }

    private Settings load(String text, Map<String, String> commandLine) throws IOException, SettingsException {
        Files.writeString(file, text);
        return new SettingsLoader(AppFolders.of("Linux", Map.of(), home), Map.of(), "ada", new Random(1))
                .load(Optional.empty(), commandLine)
                .settings();
    }

    private String report(String text, Map<String, String> commandLine) throws IOException {
        try {
            load(text, commandLine);
            return "no problem";
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage()).replace(file.toString(), "FILE");
        }
    }

    @Test
    void withoutAChoiceNoneIsInUse() throws IOException, SettingsException {
        Settings settings = load(TWO, Map.of());

        assertThat(settings.room().name()).isEqualTo("home");
        assertThat(settings.profiles())
                .isEqualTo(new Settings.Profiles(Optional.empty(), List.of("raid", "church"), false));
    }

    @Test
    void theOneInUseWinsOverWhatIsOutsideSettingBySetting() throws IOException, SettingsException {
        Settings settings = load(TWO + "profile = church", Map.of());

        assertThat(settings.room()).isEqualTo(new Settings.Room("hall", "secret"));
        assertThat(settings.captions().maxDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.captions().replace()).isEqualTo(Map.of("amen", "Amen"));
        assertThat(settings.speaker().name()).isEqualTo("home speaker");
        assertThat(settings.delivery().queue()).isEqualTo(5);
        assertThat(settings.delivery().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.profiles().inUse()).contains("church");
    }

    @Test
    void theCommandLineWinsOverTheOneInUseAndMaySayAnother() throws IOException, SettingsException {
        Settings settings = load(TWO + "profile = church", Map.of("profile", "raid", "room.name", "other"));

        assertThat(settings.room()).isEqualTo(new Settings.Room("other", "loot"));
        assertThat(settings.delivery().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.profiles())
                .isEqualTo(new Settings.Profiles(Optional.of("raid"), List.of("raid", "church"), true));
    }

    @ParameterizedTest
    @CsvSource({"''", "none", "None"})
    void oneRunMayBeWithoutAny(String none) throws IOException, SettingsException {
        Settings settings = load(TWO + "profile = church", Map.of("profile", none));

        assertThat(settings.room().name()).isEqualTo("home");
        assertThat(settings.profiles().inUse()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chruch | \"chruch\" is no profile; there are raid, church; did you mean church?",
                "Raid   | \"Raid\" is no profile; there are raid, church; did you mean raid?",
                "stream | \"stream\" is no profile; there are raid, church",
            })
    void oneThatThereIsNotIsAProblem(String name, String problem) throws IOException {
        assertThat(report(TWO + "profile = " + name, Map.of())).isEqualTo("FILE:13: profile: " + problem);
        assertThat(report(TWO, Map.of("profile", name))).isEqualTo("command line: profile: " + problem);
    }

    @Test
    void whereThereAreNoneTheProblemSaysHowToWriteOne() throws IOException {
        assertThat(report("profile = church", Map.of()))
                .isEqualTo("FILE:1: profile: \"church\" is no profile: there are none;"
                        + " write it as in profiles { NAME { … } }");
    }

    @ParameterizedTest
    @CsvSource({"''", "profile = church", "profile = raid"})
    void allProblemsOfAllProfilesAreToldOnceWhicheverIsInUse(String choice) throws IOException {
        assertThat(report("""
                        delivery.queue = lots
                        profiles {
                          church {
                            rooom.name = hall
                            delivery { timeout = 2, queue = 9 }
                            profile = raid
                          }
                          raid {
                            server.url = "http://host/"
                            colour = red
                            profiles { x {} }
                            log = debug
                          }
                          "a b" { room.name = x }
                          none {}
                          stage = 5
                          empty = null
                        }
                        """ + choice, Map.of())).isEqualTo("""
                        FILE:1: delivery.queue: "lots" is no whole number from 1 to 10000
                        FILE:4: profiles.church.rooom: there is no such setting; did you mean profiles.church.room?
                        FILE:5: profiles.church.delivery.timeout: "2" is no duration; use for example 2s or 500ms (100 ms to 1 min)
                        FILE:6: profiles.church.profile: is not for within a profile; write it outside
                        FILE:9: room.name: is empty, but server.url names a server that needs it; set it
                        FILE:9: room.passphrase: is empty, but server.url names a server that needs it; set it
                        FILE:10: profiles.raid.colour: there is no such setting; did you mean profiles.raid.speaker.color?
                        FILE:11: profiles.raid.profiles: is not for within a profile; write it outside
                        FILE:12: profiles.raid.log: is a group of settings, no value; name one of them, as in profiles.raid.log { … }
                        FILE:14: profiles.a b: is no name for a profile; it may have letters, digits, - and _
                        FILE:15: profiles.none: is what stands for no profile; give it another name
                        FILE:16: profiles.stage: is a group of settings, no value; name one of them, as in profiles.stage { … }""");
    }

    @Test
    void whatIsOutsideNeedsNoRoomIfTheProfileInUseHasOne() throws IOException, SettingsException {
        String text =
                "server.url = \"http://host/\"\nprofiles { a.room { name = a, passphrase = p }, b.tray.enabled = no }\n";

        assertThat(load(text + "profile = a", Map.of()).room().name()).isEqualTo("a");
        assertThat(report(text + "profile = b", Map.of())).startsWith("FILE:1: room.name: is empty");
        assertThat(report(text, Map.of())).startsWith("FILE:1: room.name: is empty");
    }

    @Test
    void choosingOneMendsWhatLackedWithoutIt() throws IOException, SettingsException {
        String text = "server.url = \"http://host/\"\nprofiles.a.room { name = a, passphrase = p }\n";
        Files.writeString(file, text);

        new SettingsEditor(AppFolders.of("Linux", Map.of(), home), Map.of()).set(Optional.empty(), "profile", "a");

        assertThat(file).hasContent(text + "profile = a\n");
    }

    @Test
    void aSettingOfAProfileCanBeWritten() throws IOException, SettingsException {
        Files.writeString(file, TWO);
        SettingsEditor editor = new SettingsEditor(AppFolders.of("Linux", Map.of(), home), Map.of());

        editor.set(Optional.empty(), "profiles.church.captions.max-delay", "6s");
        editor.set(Optional.empty(), "profiles.stage_2.room.name", "stage");

        assertThat(Files.readString(file)).contains("captions.max-delay = 6s");
        assertThat(load(Files.readString(file), Map.of("profile", "stage_2")).room())
                .isEqualTo(new Settings.Room("stage", "secret"));
    }
}
