package dev.earshot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.caption.Speaker;
import dev.earshot.page.Display.Line;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page chooses itself can be read, whatever picture is behind it: by the colours that the browser computes. */
@Timeout(60)
class ContrastTest extends InABrowser {
    /** More than the palette has colours. */
    private static final List<String> NAMES =
            List.of("Ann", "Bob", "Cem", "Dana", "Ewa", "Finn", "Gül", "Hana", "Ivo", "Jo", "Kim", "Lea");

    @Test
    void ratioIsThatOfTheStandard() {
        assertThat(Color.BLACK.contrastOn(Color.WHITE)).isCloseTo(21, within(0.001));
        assertThat(Color.of("rgb(118, 118, 118)").contrastOn(Color.WHITE)).isCloseTo(4.54, within(0.01));
        assertThat(Color.WHITE.contrastOn(Color.of("rgba(0, 0, 0, 0)"))).isCloseTo(1, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"dark, 4.5", "light, 4.5", "outline, 4.5", "contrast, 7"})
    void wordsAndNamesCanBeReadInEachTheme(String theme, double least) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&theme=" + theme));
            for (String name : NAMES) {
                stage.say(name, "I am " + name);
            }
            stage.begin(Speaker.named("Zoe"), 1, "still being spoken", 6);
            List<Line> lines = display.await("all lines", all -> all.size() == NAMES.size() + 1);
            assertThat(lines.getLast().partial()).isTrue();
            assertThat(lines).allSatisfy(line -> {
                assertThat(Color.of(line.chipInk()).contrastOn(Color.of(line.chip())))
                        .as("name of %s", line)
                        .isGreaterThanOrEqualTo(4.5);
                Color behind = behind(line);
                assertThat(Color.of(line.ink()).contrastOn(behind))
                        .as("ink of %s", line)
                        .isGreaterThanOrEqualTo(least);
                assertThat(Color.of(line.guess()).contrastOn(behind))
                        .as("guess of %s", line)
                        .isGreaterThanOrEqualTo(least);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"dark", "light", "outline", "contrast"})
    void wordsInASpeakersOwnColourCanBeReadInEachTheme(String theme) throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Display display = Display.open(browser, stage.display("fade=0&theme=" + theme));
            List<String> inks = List.of("#000000", "#ffffff", "#ff0000", "#0000ff", "#ffff00", "#777777", "#00aa88");
            for (String ink : inks) {
                stage.say(new Speaker("Ann " + ink, ink, ink, null, null, null), "In " + ink);
                stage.say(new Speaker("Bob " + ink, ink, null, ink, null, null), "On " + ink);
            }
            assertThat(display.await("all lines", all -> all.size() == 2 * inks.size()))
                    .allSatisfy(line -> {
                        assertThat(Color.of(line.ink()).contrastOn(behind(line)))
                                .as("ink of %s", line)
                                .isGreaterThanOrEqualTo(4.5);
                        assertThat(Color.of(line.chipInk()).contrastOn(Color.of(line.chip())))
                                .as("name of %s", line)
                                .isGreaterThanOrEqualTo(4.5);
                    });
        }
    }

    /** What surrounds the letters: the edge around them where there is one, or else the plate. */
    private static Color behind(Line line) {
        return Color.of(line.edge().isEmpty() ? line.plate() : line.edge());
    }
}
