package dev.earshot.cli;

import static dev.earshot.cli.Console.DONE;
import static dev.earshot.cli.Console.FAILED;
import static dev.earshot.cli.Console.MISUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.system.Build;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands share: help, version, exit codes, and a kind word for whoever types it wrong. */
class EarshotTest {
    @TempDir
    Path home;

    private Console console;

    @BeforeEach
    void open() {
        console = new Console(home);
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(console.run("--help")).isEqualTo(DONE);
        assertThat(console.out.text())
                .contains("demo", "run", "serve", "transcribe", "send", "0   Done.", "1   Failed.", "2   Wrong use");
        assertThat(console.err.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "serve", "transcribe", "send"})
    void everyCommandHasHelp(String command) {
        assertThat(console.run(command, "--help")).isEqualTo(DONE);
        assertThat(console.out.text()).startsWith("Usage: earshot " + command).contains("--help");
        assertThat(console.err.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "demo --version", "send -V"})
    void theVersionIsTold(String words) {
        assertThat(console.run(words.split(" "))).isEqualTo(DONE);
        assertThat(console.out.lines()).containsExactly(Build.ofThisProgram().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen                | there is no command listen",
                "transcribe a.wav b    | there is a word too many; put quotes around what belongs together",
                "send                  | Missing required parameter: 'TEXT'",
                "send --jsn hello      | Unknown option: '--jsn'",
                "send --room           | Missing required parameter for option '--room' (NAME)",
                "demo --port 70000     | --port 70000 is no port; use 0 (any free one) to 65535",
                "demo --port many      | Invalid value for option '--port': 'many' is not an int",
                "transcribe            | Missing required parameter: 'FILE.wav'",
                "transcribe --format x | Invalid value for option '--format'",
                "--lissen              | Unknown option: '--lissen'",
            })
    void wrongUseIsSaidInALineAndSoIsWhereHelpIs(String words, String problem) {
        assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        assertThat(console.out.text()).isEmpty();
        assertThat(console.err.lines().getFirst()).startsWith("earshot: " + problem);
        assertThat(console.err.lines().getLast()).matches("What it can do is told by: earshot( \\w+)? --help");
        assertThat(console.err.lines()).hasSizeLessThan(5);
    }

    @Test
    void aMistypedCommandIsGuessedAt() {
        assertThat(console.run("transcibe", "x.wav")).isEqualTo(MISUSED);
        assertThat(console.err.text()).contains("transcribe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "serve", "transcribe x.wav", "send hello"})
    void anUnknownSettingIsNamedWithFileAndLine(String words) throws IOException {
        console.settings("# mine\nroom.nam = x\n");

        assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        assertThat(console.err.lines())
                .singleElement()
                .asString()
                .startsWith(console.settingsFile() + ":2: room.nam: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --port 70000                            | room-server.port",
                "serve --port many                             | room-server.port",
                "send --url ftp://x --room r --passphrase p hi | server.url",
                "send --config nosuch.conf hi                  | nosuch.conf"
            })
    void anOptionThatCannotBeIsWrongUse(String words, String name) {
        assertThat(console.run(words.split(" "))).isEqualTo(MISUSED);
        assertThat(console.err.lines()).singleElement().asString().contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "transcribe src/test/resources/speech/digits-1.wav"})
    void aMissingModelIsSaidInOneSentence(String words) throws IOException {
        console.settings("speech.model = \"" + home.resolve("nosuch") + "\"\nroom-server.port = 0");

        assertThat(console.run(words.split(" "))).isEqualTo(FAILED);
        assertThat(console.err.lines())
                .containsExactly("earshot: There is no model folder at " + home.resolve("nosuch")
                        + "; earshot models list --remote lists those to be had, earshot models install NAME gets one,"
                        + " and demo is always there");
    }

    @Test
    void withoutACommandItIsTheAgent() {
        assertThat(console.run("--listen", "--nosuch")).isEqualTo(MISUSED);
        assertThat(console.err.lines().getLast()).endsWith("earshot run --help");
    }
}
