package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.instancio.Random;
import org.instancio.junit.Given;
import org.instancio.junit.GivenProvider;
import org.instancio.junit.InstancioExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody has set, and however they laid it out: a change changes one setting. */
@ExtendWith(InstancioExtension.class)
class OneChangeTest {
    /** For some settings, values that can be. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("speaker.name", List.of("Ada", "a \"b\"", "# no comment", "back\\slash", "ünï 😀", "${x}", "")),
            Map.entry("speaker.color", List.of("#102030", "#10203040", "")),
            Map.entry("delivery.queue", List.of("1", "10000")),
            Map.entry("delivery.timeout", List.of("2s", "0.5s", "300 ms")),
            Map.entry("delivery.order", List.of("arrival", "strict")),
            Map.entry("audio.resume", List.of("true", "no")),
            Map.entry("speech.model", List.of("demo", "vosk-model-small-en-us-0.15", "~/models/x")),
            Map.entry("speech.vocabulary", List.of("[]", "[amen]", "[one, \"two, three\", \"#\"]", "next slide")),
            Map.entry("captions.replace", List.of("{}", "{ obs = OBS }", "{ \"ear. shot\" = \"}\", a : b }")),
            Map.entry("captions.min-confidence", List.of("0", "0.25", "1")),
            Map.entry("hotkey.toggle", List.of("ctrl+alt+l", "")),
            Map.entry("room.passphrase", List.of("007", "1e3", "null", "two words")));

    @TempDir
    Path home;

    /**
     * A settings file and a change to it.
     *
     * @param comments that the file holds
     */
    record Change(String text, List<String> comments, String key, String value) {}

    @Test
    void theOneSettingIsChangedAndNothingElse(@Given(Changes.class) Stream<Change> changes) throws Exception {
        AppFolders folders = AppFolders.of("Linux", Map.of(), home);
        Path file = folders.settingsFile();
        Files.createDirectories(file.getParent());
        for (Change change : changes.limit(300).toList()) {
            Files.writeString(file, change.text());
            Map<String, Object> expected = values(folders);
            expected.put(change.key(), hocon(change));

            new SettingsEditor(folders, Map.of()).set(Optional.empty(), change.key(), change.value());

            assertThat(values(folders)).as("%s", change).isEqualTo(expected);
            assertThat(Files.readString(file)).as("%s", change).contains(change.comments());
        }
    }

    private static Map<String, Object> values(AppFolders folders) throws SettingsException {
        Map<String, Object> values = new LinkedHashMap<>();
        new SettingsLoader(folders, Map.of(), "ada", new java.util.Random(1))
                .origins(Optional.empty(), Map.of())
                .forEach(shown -> values.put(shown.key(), shown.value()));
        return values;
    }

    /** What a setting is then: a list and a group are written in HOCON, all else is text as it is. */
    private static Object hocon(Change change) {
        String line = change.key() + " = " + change.value();
        Map<String, Written> read = new Hocon(Map.of()).values("x", line, new Problems());
        return isHocon(change.key())
                ? Objects.requireNonNull(read.get(change.key())).value()
                : change.value();
    }

    private static List<String> values(String key) {
        return Objects.requireNonNull(VALUES.get(key));
    }

    private static boolean isHocon(String key) {
        return key.equals("speech.vocabulary") || key.equals("captions.replace");
    }

    static final class Changes implements GivenProvider {
        @Override
        public Object provide(ElementContext context) {
            return change(context.random());
        }

        private static Change change(Random random) {
            List<String> keys = VALUES.keySet().stream().sorted().toList();
            List<String> comments = Stream.generate(() -> "# " + random.upperCaseAlphabetic(8) + " { \" = [")
                    .limit(3)
                    .toList();
            List<String> lines = Stream.concat(
                            Stream.generate(() -> line(random.oneOf(keys), random))
                                    .limit(random.intRange(0, 8)),
                            comments.stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(lines, new java.util.Random(random.longRange(0, Long.MAX_VALUE)));
            String end = random.trueOrFalse() ? "\n" : "\r\n";
            String key = random.oneOf(keys);
            return new Change(
                    String.join(end, lines) + (random.trueOrFalse() ? end : ""),
                    comments,
                    key,
                    random.oneOf(values(key)));
        }

        /** A setting in one of the ways in which people write it. */
        private static String line(String key, Random random) {
            String value = random.oneOf(values(key));
            String written = isHocon(key) ? value : HoconText.spelt(value);
            String group = key.substring(0, key.indexOf('.'));
            String name = key.substring(key.indexOf('.') + 1);
            return random.oneOf(
                    key + " = " + written,
                    "  " + key + ":" + written + " # at the end",
                    "#" + key + " = " + written,
                    group + " { " + name + " = " + written + " }",
                    group + " {\n  # within\n  " + name + " = " + written + "\n}",
                    group + "." + name + "=" + written + " // mine");
        }
    }
}
