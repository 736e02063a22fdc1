package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCommandTest {
    private static final String TWO = """
            # Mine.
            room-server.port = 0
            profiles {
              church { room { name = hall, passphrase = secret } } # on Sundays
              raid { room { name = raid, passphrase = loot } }
            }
            """;

    @TempDir
    Path home;

    private List<String> done(String... words) {
        Console console = new Console(home);
        assertThat(console.run(words)).isEqualTo(DONE);
        assertThat(console.err.text()).isEmpty();
        return console.out.lines();
    }

    @Test
    void theListMarksTheOneThatIsUsed() throws IOException {
        Console console = new Console(home);
        console.settings(TWO);
        assertThat(done("profile", "list")).containsExactly("  church", "  raid");

        assertThat(done("profile", "use", "raid")).containsExactly("profile is raid now, in " + console.settingsFile());

        assertThat(console.settingsFile()).hasContent(TWO + "profile = raid\n");
        assertThat(done("profile", "list")).containsExactly("  church", "* raid");
        assertThat(done("profile", "list", "--json"))
                .containsExactly("{\"name\":\"church\",\"in_use\":false}", "{\"name\":\"raid\",\"in_use\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", ""})
    void noneMayBeUsed(String none) throws IOException {
        Console console = new Console(home);
        console.settings(TWO + "profile = raid\n");

        assertThat(done("profile", "use", none)).singleElement().asString().startsWith("No profile is in use now");

        assertThat(console.settingsFile()).hasContent(TWO + "profile = \"\"\n");
    }

    @Test
    void oneThatThereIsNotChangesNothing() throws IOException {
        Console console = new Console(home);
        console.settings(TWO);

        assertThat(console.run("profile", "use", "chruch")).isEqualTo(MISUSED);

        assertThat(console.err.text())
                .contains("profile: \"chruch\" is no profile; there are church, raid; did you mean church?");
        assertThat(console.settingsFile()).hasContent(TWO);
    }

    @Test
    void withoutProfilesTheListSaysHowToWriteOne() {
        assertThat(done("profile", "list")).singleElement().asString().contains("profiles { church {");
        assertThat(done("profile", "list", "--json")).isEmpty();
    }

    @Test
    void anAgentRunsWithTheProfileOfItsCommandLineWhateverTheFileSays() throws IOException, InterruptedException {
        Console console = new Console(home);
        console.settings(TWO + "profile = raid\n");
        Console.Running agent = console.start("run", "--profile", "church");
        console.out.await("Room: +hall\n");
        console.out.await("Enter starts and stops listening");

        assertThat(done("status", "--json")).singleElement().asString().contains(",\"profile\":\"church\"");
        assertThat(done("status")).anyMatch(line -> line.matches(" +profile +church"));

        assertThat(agent.interrupt()).isEqualTo(DONE);
    }
}
