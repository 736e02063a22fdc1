package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The man pages and the completions, read by the programs that people read them with. */
class ManualTest {
    private static final Path MANUAL = Path.of("target/installer/manual");

    /** Asks for completions as bash does at a TAB. */
    private static final String ASK = """
            . "$1"
            COMP_LINE=$2
            read -ra COMP_WORDS <<<"$2"
            [[ $2 != *" " ]] || COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_POINT=${#2}
            compopt() { :; }
            _complete_earshot
            echo "${COMPREPLY[@]}"
            """;

    @Test
    void everyPageThatIsReferredToIsThere() throws IOException {
        List<Path> pages = pages();

        assertThat(pages).contains(page("earshot"), page("earshot-models-install"));
        assertThat(pages)
                .allSatisfy(page -> assertThat(Pattern.compile("\\\\fB(earshot[a-z\\\\-]*)\\\\fP\\(1\\)")
                                .matcher(Files.readString(page))
                                .results()
                                .map(ManualTest::name))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(page(name)).exists()));
    }

    @Test
    void manHasNoWarnings() throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("man"), "The test of the man pages is left out: it needs man");

        for (Path page : pages()) {
            assertThat(output("man", "--warnings", "-l", "-Tutf8", page.toString()))
                    .startsWith("EARSHOT")
                    .doesNotContain("warning:", "error:");
        }
    }

    @Test
    void pagesSayWhatTheyAreForInOneLine() throws IOException {
        assertThat(page("earshot-run"))
                .content()
                .contains(
                        "earshot-run \\- Runs the agent: listens when asked to, and sends what was said to the room\n");
    }

    @Test
    void pagesKnowNothingOfThisComputer() throws IOException {
        assertThat(pages())
                .allSatisfy(page -> assertThat(Files.readString(page))
                        .doesNotContain(System.getProperty("user.dir"), System.getProperty("user.home") + "/"));
    }

    @Test
    void bashCompletesCommandsOptionsValuesAndFiles() throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("bash"), "The test of completion is left out: it needs bash");

        assertThat(completions("earshot models in")).isEqualTo("install");
        assertThat(completions("earshot run --li")).isEqualTo("--listen");
        assertThat(completions("earshot transcribe --format ")).isEqualTo("txt json srt vtt");
        assertThat(completions("earshot run --config po")).isEqualTo("pom.xml");
        assertThat(completions("earshot transcribe pom")).isEqualTo("pom.xml");
    }

    private static String completions(String line) throws IOException, InterruptedException {
        return output("bash", "-c", ASK, "bash", MANUAL + "/completion/bash/earshot", line);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(MANUAL.resolve("man"))) {
            return files.toList();
        }
    }

    private static Path page(String name) {
        return MANUAL.resolve("man").resolve(name + ".1");
    }

    private static String name(MatchResult reference) {
        return reference.group(1).replace("\\", "");
    }

    /** What it says, on both ways, without blanks around. */
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
