package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTextTest {
    @TempDir
    Path home;

    private String report(String text) throws IOException {
        Path file = home.resolve("earshot.conf");
        Files.writeString(file, text);
        try {
            loader().load(Optional.of(file), Map.of("room.name", "n", "room.passphrase", "p"));
            return "";
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage()).replace(file.toString(), "FILE");
        }
    }

    private SettingsLoader loader() {
        return new SettingsLoader(AppFolders.of("Linux", Map.of(), home), Map.of("HOME", "/h"), "ada", new Random(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.level = info\\n\\nserver {|FILE:3: ",
                "log.level = info\\nserver.url = http://host:3000/x|FILE:2: a URL needs quotes, ",
                "speaker {\\ncolor = #FF0000\\n}|FILE:3: a colour needs quotes, ",
                "speech.model = \"C:\\Users\"|FILE:1: Expecting a value but got wrong token: 'U' (backslash followed by 'U'",
                "\\n\\nspeaker.name = ${undefined}|FILE:3: Could not resolve substitution to a value: ${undefined}; give it",
                "a = ${b}\\nb = ${a}|FILE:2: Could not resolve",
                "[1]|FILE:1: ",
                "\\nroom.passphrase = hunter2 ]|FILE:2: cannot be understood; look at quotes, braces and commas here",
            })
    void aSyntaxErrorIsOneProblemWithItsLine(String text, String expected) throws IOException {
        assertThat(report(text.replace("\\n", "\n")))
                .startsWith(expected)
                .hasLineCount(1)
                .doesNotContain("hunter2", "ConfigException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speaker {\\n name = Ada\\n|FILE:3: the { of line 1 is not closed; write } where its group ends",
                "speaker { name = Ada|FILE:1: the { of line 1 is not closed; write } where its group ends",
                "tray { enabled = no }\\nlog {\\n|FILE:3: the { of line 2 is not closed; write } where its group ends",
                "# {\\nspeaker {\\n name = \"\"\"a{\\n}{\"\"\"\\n font-family = \"}\" // }\\n|FILE:6: the { of line 2 is not closed;",
                "room {\\n passphrase = hunter2|FILE:2: the { of line 1 is not closed; write } where its group ends",
                "log.level = info\\n= 1|FILE:2: there is no name of a setting before '='; look at quotes, braces and commas here",
                "include file(\"x\"|FILE:1: expecting a close parentheses ')' here, not: end of file; look at",
            })
    void whatIsLeftOpenOrLacksItsNameIsSaidInTheUsersWords(String text, String expected) throws IOException {
        assertThat(report(text.replace("\\n", "\n")))
                .startsWith(expected)
                .hasLineCount(1)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"%s\"",
                "include url(\"%s\")",
                "include required(url(\"%s\"))",
                "include required(\"%s\")",
            })
    void aUrlIsNeverFetched(String include) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.conf";
            assertThat(report("\n" + include.formatted(url)))
                    .isEqualTo("FILE:2: include \"" + url + "\" is not supported; write its settings here");
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"earshot.conf\"", "file(\"/etc/hostname\")", "classpath(\"reference.conf\")"})
    void nothingIsIncluded(String what) throws IOException {
        assertThat(report("include " + what + "\nlog.level = loud"))
                .startsWith("FILE:1: include \"")
                .contains("FILE:2: log.level")
                .hasLineCount(2);
    }

    @Test
    void deepNestingIsAProblem() throws IOException {
        assertThat(report("[".repeat(200_000))).startsWith("FILE: cannot be understood; look for deep nesting");
        assertThat(report("a" + ".a".repeat(100_000) + "=1")).startsWith("FILE: cannot be understood");
    }

    @Test
    void aHotkeyThatIsNoneKeepsToItsLine() throws IOException {
        assertThat(report("hotkey.toggle = \"ct\\rl+x\""))
                .startsWith("FILE:1: hotkey.toggle: ")
                .hasLineCount(1);
    }

    @Test
    void aQuotedValueKeepsToItsLine() throws IOException {
        assertThat(report("log.level = \"\"\"a\nb\u001b[31m\u202e\"\"\"\n\"x\\ny\" = 1"))
                .hasLineCount(2)
                .contains("\"a b [31m\" is none of")
                .contains("FILE:3: x y: there is no such setting");
    }
}
