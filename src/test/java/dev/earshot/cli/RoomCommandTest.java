package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomCommandTest {
    private static final String MINE =
            "# Mine.\nserver.url = \"https://h.example/api/send\"\nroom { name = amber-hall, passphrase = hunter2-hunter3 } # ours\n";
    private static final String LINK = "earshot://join/https%3A%2F%2Fh.example%2Fapi%2Fsend/amber-hall#hunter2-hunter3";

    @TempDir
    Path home;

    private Console console() {
        return new Console(home);
    }

    private Path file() {
        return console().settingsFile();
    }

    private Path roomFile() {
        return file().resolveSibling("room.conf");
    }

    @Test
    void theRoomIsShownAndItsPassphraseOnlyWhenAsked() throws IOException {
        Console shown = console();
        shown.settings(MINE);

        assertThat(shown.run("room", "show")).isEqualTo(DONE);
        assertThat(shown.out.text())
                .contains("https://h.example/api/send", "amber-hall", "https://h.example/display?room=amber-hall")
                .doesNotContain("hunter2");

        assertThat(shown.run("room", "show", "--secret")).isEqualTo(DONE);
        assertThat(shown.out.text()).contains("hunter2-hunter3");
    }

    @Test
    void theRoomIsShownWithoutAskingTheKeyring() throws IOException {
        Console shown = console();
        shown.settings(MINE.replace("hunter2-hunter3", "keyring"));

        assertThat(shown.run("room", "show")).isEqualTo(DONE);
        assertThat(shown.out.text()).contains("amber-hall");
        assertThat(shown.err.text()).isEmpty();
        assertThat(shown.run("room", "show", "--secret")).isEqualTo(MISUSED);
    }

    @Test
    void theRoomIsShownAsJson() {
        Console shown = console();
        String[] php = {
            "room",
            "show",
            "--json",
            "--url",
            "https://h/x/server.php",
            "--room",
            "a&b c d",
            "--passphrase",
            "hunter2-hunter3"
        };
        assertThat(shown.run(php)).isEqualTo(DONE);
        assertThat(shown.out.text().strip())
                .isEqualTo("{\"server\":\"https://h/x/server.php\",\"room\":\"a&b c d\","
                        + "\"display\":\"https://h/x/display.php?room=a%26b%20c%20d&passphrase=…\"}");
    }

    @Test
    void withoutSettingsTheMadeUpRoomGivesWayToAnotherAndIsKept() throws IOException {
        assertThat(console().run("room", "show")).isEqualTo(DONE);
        String before = Files.readString(roomFile());

        Console made = console();
        assertThat(made.run("room", "new")).isEqualTo(DONE);

        assertThat(Files.readString(roomFile())).isNotEqualTo(before).contains("room.passphrase");
        assertThat(roomFile().resolveSibling("room.conf.bak")).hasContent(before);
        assertThat(made.out.text()).contains("in " + roomFile(), "room.conf.bak");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aRoomThatTheSettingsNameIsChangedThere() throws IOException {
        Console made = console();
        made.settings(MINE);

        assertThat(made.run("room", "new")).isEqualTo(DONE);

        assertThat(file())
                .content()
                .startsWith("# Mine.\nserver.url = \"https://h.example/api/send\"\nroom { name = ")
                .endsWith(" } # ours\n")
                .containsPattern("name = [a-z0-9-]{25,}, passphrase = [a-z0-9-]{34} ")
                .doesNotContain("amber-hall", "hunter2");
        assertThat(file().resolveSibling("earshot.conf.bak")).hasContent(MINE);
        assertThat(roomFile()).doesNotExist();
    }

    @Test
    void aLinkTakesAnotherSpeakerIntoTheRoom() throws IOException {
        Console sender = console();
        sender.settings(MINE);
        assertThat(sender.run("room", "link")).isEqualTo(DONE);
        assertThat(sender.out.text().strip()).isEqualTo(LINK);

        Console joiner = new Console(Files.createDirectory(home.resolve("other")));
        assertThat(joiner.run("room", "join", LINK)).isEqualTo(DONE);
        assertThat(joiner.out.text())
                .contains(
                        "amber-hall",
                        "https://h.example/api/send",
                        joiner.settingsFile().toString())
                .doesNotContain("hunter2", ".bak");

        assertThat(joiner.run("room", "show", "--secret")).isEqualTo(DONE);
        assertThat(joiner.out.text()).contains("https://h.example/api/send", "amber-hall", "hunter2-hunter3");
    }

    @Test
    void joiningKeepsAllElseAndABackup() throws IOException {
        String before = "# Mine.\nspeaker.name = Ada\nroom.name = old-hall\n";
        Console joiner = new Console(home, LINK + "\n");
        joiner.settings(before);

        assertThat(joiner.run("room", "join", "-")).isEqualTo(DONE);

        assertThat(file()).content().startsWith("# Mine.\nspeaker.name = Ada\nroom.name = amber-hall\n");
        assertThat(file().resolveSibling("earshot.conf.bak")).hasContent(before);
    }

    @Test
    void joiningWritesIntoTheProfileInUse() throws IOException {
        String before = "profile = raid\nprofiles { church { room.name = old-hall }, raid { } }\n";
        Console joiner = console();
        joiner.settings(before.replace("{ }", "{ speaker.name = Ada }"));

        assertThat(joiner.run("room", "join", LINK)).as(joiner.err.text()).isEqualTo(DONE);
        assertThat(joiner.run("room", "show")).isEqualTo(DONE);
        assertThat(joiner.out.text()).contains("amber-hall", "https://h.example/api/send");

        assertThat(joiner.run("profile", "use", "church")).isEqualTo(DONE);
        assertThat(joiner.run("room", "show")).isEqualTo(DONE);
        assertThat(joiner.out.text()).contains("old-hall");
    }

    @Test
    void joiningTakesThePassphraseOfTheLinkInPlaceOfTheFile() throws IOException {
        Console joiner = console();
        Path secret = Files.writeString(home.resolve("secret"), "of the old room");
        joiner.settings("room { name = old-hall, passphrase-file = \"" + secret + "\" }\n");

        assertThat(joiner.run("room", "join", LINK)).as(joiner.err.text()).isEqualTo(DONE);
        assertThat(joiner.run("room", "show", "--secret")).isEqualTo(DONE);

        assertThat(joiner.out.text())
                .contains("hunter2-hunter3", "Its passphrase stands there as text now")
                .doesNotContain("of the old room");
    }

    @Test
    void aBrokenLinkChangesNothing() throws IOException {
        Console joiner = console();
        joiner.settings(MINE);

        assertThat(joiner.run("room", "join", LINK.replace("#", "%"))).isEqualTo(MISUSED);

        assertThat(joiner.err.text()).contains("earshot: the link").doesNotContain("hunter2");
        assertThat(file()).hasContent(MINE);
    }

    @Test
    void aLinkThatLeadsBackToThisComputerIsSaid() {
        Console joiner = console();
        assertThat(joiner.run("room", "join", "earshot://join/http%3A%2F%2F127.0.0.1%3A3000%2Fapi%2Fsend/amber-hall#p"))
                .isEqualTo(DONE);
        assertThat(joiner.err.text()).contains("a server on this computer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | 1 | can reach this computer, and ask for the link again",
                "'' | --host=10.0.0.7 | 1 | set room-server.host = \"0.0.0.0\"",
                "room-server.host = 0.0.0.0 | --host=10.0.0.7 | 0 | earshot://join/http%3A%2F%2F10.0.0.7%3A3000%2Fapi%2Fsend/",
                "room-server.host = 0.0.0.0 | --host=127.0.0.1 | 1 | no address by which others reach",
                "room-server.host = 0.0.0.0 | --host=h/x | 2 | --host wants a name or address alone",
                "room-server { host = 0.0.0.0, port = 0 } | --host=10.0.0.7 | 1 | another port each time",
                "room-server.host = 10.0.0.9 | '' | 0 | http%3A%2F%2F10.0.0.9%3A3000%2Fapi%2Fsend/",
                "'' | --url=http://localhost:3000/api/send | 1 | server.url names this computer itself",
            })
    void aLinkCarriesAnAddressThatOthersReach(String settings, String option, int code, String said)
            throws IOException {
        Console linked = console();
        linked.settings("room { name = amber-hall, passphrase = hunter2-hunter3 }\n"
                + settings.replace("0.0.0.0", "\"0.0.0.0\"").replace("10.0.0.9", "\"10.0.0.9\""));

        assertThat(option.isEmpty() ? linked.run("room", "link") : linked.run("room", "link", option))
                .isEqualTo(code);

        assertThat(linked.out.text() + linked.err.text()).contains(said);
    }
}
