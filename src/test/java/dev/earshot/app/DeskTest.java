package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:3000/display?room=a%20b&x=1");
    private static final Path FILE = Path.of("a b", "earshot.conf");

    @TempDir
    private Path folder;

    @Test
    void eachSystemHasItsOwnCommandAndThePageIsOneArgument() {
        assertThat(desk("Linux").opener(PAGE).command()).containsExactly("xdg-open", PAGE.toString());
        assertThat(desk("Mac OS X").opener(PAGE).command()).containsExactly("open", PAGE.toString());
        assertThat(desk("Windows 11").opener(PAGE).command())
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", PAGE.toString());
    }

    @Test
    void settingsGoToAnEditorWhateverTheirEnding() {
        assertThat(desk("Linux").editor(FILE).command()).containsExactly("xdg-open", FILE.toString());
        assertThat(desk("Mac OS X").editor(FILE).command()).containsExactly("open", "-t", FILE.toString());
        assertThat(desk("Windows 11").editor(FILE).command()).containsExactly("notepad", FILE.toString());
    }

    @Test
    void withoutAScreenCopyingSaysSo() {
        assertThat(desk("Linux").copy("words"))
                .contains("There is no clipboard: neither WAYLAND_DISPLAY nor DISPLAY is set");
    }

    @Test
    void aDeadScreenIsOneSentence() {
        Map<String, String> environment =
                Map.of("DISPLAY", folder.resolve("no-display").toString());
        assertThat(new Desk("Linux", environment).copy("words"))
                .contains("The clipboard can't be reached; install xclip to copy");
    }

    @Test
    void whatIsMissingIsNamedAndWhatToOpen() {
        // Nobody runs the tests where rundll32 is.
        assertThat(desk("Windows 11").open(PAGE))
                .contains("rundll32 is missing, so open " + PAGE + " in a browser yourself");
    }

    @Test
    void aProgramThatSaysNoIsNamedAndWhatToOpen() {
        LeftOut.unless(
                LeftOut.isInstalled("xdg-open"), "The browser test is left out: it needs xdg-utils (apt-get install)");
        Map<String, String> noPrograms = Map.of("PATH", folder.toString());
        assertThat(new Desk("Linux", noPrograms).open(PAGE))
                .contains("xdg-open can't open it here, so open " + PAGE + " in a browser yourself");
    }

    @Test
    void copiedTextIsOnTheClipboard() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("Xvfb", "xclip").allMatch(LeftOut::isInstalled),
                "The clipboard test is left out: it needs xvfb and xclip (apt-get install)");
        String text = PAGE + "\n$(id) `ä` \u2013 \uD83C\uDFA4";
        try (Desktop desktop = Desktop.start(folder).withScreen()) {
            assertThat(new Desk("Linux", desktop.environment()).copy("older")).isEmpty();
            assertThat(new Desk("Linux", desktop.environment()).copy(text)).isEmpty();
            assertThat(desktop.run("xclip", "-o", "-selection", "clipboard")).isEqualTo(text);
        }
    }

    private static Desk desk(String os) {
        return new Desk(os, Map.of());
    }
}
