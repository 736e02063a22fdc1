package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.instancio.Random;
import org.instancio.junit.Given;
import org.instancio.junit.GivenProvider;
import org.instancio.junit.InstancioExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is settings or a report. */
@ExtendWith(InstancioExtension.class)
class AnyTextTest {
    private static final List<String> PIECES = List.of(
            "${",
            "${?",
            "}",
            "{",
            "[",
            "]",
            "\"",
            "\"\"\"",
            "\\",
            "#",
            "//",
            "=",
            "+=",
            ":",
            ",",
            "\n",
            "\r",
            ".",
            "..",
            " ",
            "include ",
            "include \"earshot.conf\"",
            "include url(\"http://127.0.0.1:1/\")",
            "${delivery}",
            "${delivery.queue}",
            "null",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "\uD800",
            "😀",
            "server.url=",
            "room=",
            "captions.replace",
            "1e999999999",
            "-",
            "file(",
            "required(",
            "delivery");

    @TempDir
    Path home;

    private String report(String text) throws IOException {
        Path file = home.resolve("earshot.conf");
        // A surrogate without its other half becomes a question mark, as it does in an editor.
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        SettingsLoader loader = new SettingsLoader(
                AppFolders.of("Linux", Map.of(), home), Map.of("HOME", "/h"), "ada", new java.util.Random(1));
        try {
            loader.load(Optional.of(file), Map.of("room.name", "n", "room.passphrase", "p"));
            return "";
        } catch (SettingsException e) {
            return String.valueOf(e.getMessage()).replace(file.toString(), "FILE");
        }
    }

    private void everyLineOfItsReportHasAPlace(String text) throws IOException {
        assertThat(report(text).lines())
                .as("of %s", text)
                .allMatch(line -> line.startsWith("FILE") || line.startsWith("environment variable "));
    }

    @Test
    void settingsThatWereSpoiltAreSettingsOrAReport(@Given(Spoilt.class) Stream<String> texts) throws IOException {
        for (String text : texts.limit(2000).toList()) {
            everyLineOfItsReportHasAPlace(text);
        }
    }

    @Test
    void whatNobodyWouldWriteIsSettingsOrAReport(@Given(Pieces.class) Stream<String> texts) throws IOException {
        for (String text : texts.limit(2000).toList()) {
            everyLineOfItsReportHasAPlace(text);
        }
    }

    @Test
    void mostSpoiltSettingsHaveAReport(@Given(Spoilt.class) Stream<String> texts) throws IOException {
        int broken = 0;
        for (String text : texts.limit(500).toList()) {
            broken += report(text).isEmpty() ? 0 : 1;
        }
        assertThat(broken).isBetween(200, 499);
    }

    private static String piece(Random random) {
        return random.intRange(0, 4) == 0 ? Character.toString(random.intRange(0, 0xD7FF)) : random.oneOf(PIECES);
    }

    /** Pieces of the language and signs of all the world, in a row. */
    static final class Pieces implements GivenProvider {
        @Override
        public Object provide(ElementContext context) {
            Random random = context.random();
            return IntStream.range(0, random.intRange(1, 40))
                    .mapToObj(i -> piece(random))
                    .collect(Collectors.joining());
        }
    }

    /** All settings, changed in one to five places. */
    static final class Spoilt implements GivenProvider {
        private final String sample = reference();

        @Override
        public Object provide(ElementContext context) {
            return spoil(context.random());
        }

        private static String reference() {
            try {
                return Files.readString(Path.of("src/main/resources/reference.conf"))
                        .replaceAll("(?m)^ *#.*\n", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String spoil(Random random) {
            StringBuilder text = new StringBuilder(sample);
            for (int change = random.intRange(1, 5); change > 0; change--) {
                int at = random.intRange(0, text.length() - 1);
                switch (random.intRange(0, 2)) {
                    case 0 -> text.insert(at, piece(random));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.intRange(1, 29)));
                    default -> text.setCharAt(at, (char) random.intRange(0, 127));
                }
            }
            return text.toString();
        }
    }
}
