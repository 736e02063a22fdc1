package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    private static final Path REFERENCE = Path.of("src/main/resources/reference.conf");
    private static final Path SAMPLE = Path.of("config/earshot.conf");

    /** A setting's line, as {@code key = default}, to the comment above it. */
    private static Map<String, String> commented(List<String> lines) {
        Map<String, String> comments = new LinkedHashMap<>();
        StringBuilder comment = new StringBuilder();
        String group = "";
        for (String line : lines.stream().map(String::strip).toList()) {
            if (line.endsWith("{")) {
                group = line.replace("{", "").strip() + ".";
            } else if (line.equals("}")) {
                group = "";
            } else if (line.startsWith("# ")) {
                comment.append(line).append('\n');
            } else if (!line.isEmpty()) {
                comments.put(group + line.replaceFirst("^#", ""), comment.toString());
            }
            if (!line.startsWith("# ")) {
                comment.setLength(0);
            }
        }
        return comments;
    }

    private static List<String> sampleSettings() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        return lines.subList(lines.indexOf(""), lines.size());
    }

    @Test
    void theSampleHasTheSettingsOfTheReferenceInOrderWithTheirComments() throws IOException {
        Map<String, String> reference = commented(Files.readAllLines(REFERENCE));
        Map<String, String> sample = commented(sampleSettings());

        assertThat(sample).isEqualTo(reference);
        assertThat(sample.keySet()).containsExactlyElementsOf(reference.keySet());
        assertThat(sample).hasSameSizeAs(new Hocon(Map.of()).defaults());
        assertThat(sample.values()).allMatch(comment -> comment.contains("Default: "));
    }

    @Test
    void everyLineOfTheSampleIsAComment() throws IOException {
        assertThat(Files.readAllLines(SAMPLE)).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    @Test
    void withoutTheirCommentSignsItsLinesSetTheDefaults() throws Exception {
        List<String> settings = sampleSettings().stream()
                .map(line -> line.replaceFirst("^#(?! )", ""))
                .toList();
        String text = String.join("\n", settings);
        Problems problems = new Problems();
        Hocon hocon = new Hocon(Map.of());

        Map<String, Written> written = hocon.values("sample", text, problems);

        problems.throwIfAny();
        Map<String, Written> defaults = hocon.defaults();
        assertThat(written.keySet()).isEqualTo(defaults.keySet());
        assertThat(contents(written)).isEqualTo(contents(defaults));
    }

    private static Map<String, Object> contents(Map<String, Written> written) {
        Map<String, Object> contents = new LinkedHashMap<>();
        written.forEach((key, value) -> contents.put(key, value.value()));
        return contents;
    }

    @Test
    void whoeverHasNoSettingsGetsTheSampleForThemselvesAlone(@TempDir Path home) throws IOException {
        Path file = home.resolve("not").resolve("there").resolve("earshot.conf");
        SampleSettings.makeIfMissing(file);

        assertThat(file).hasSameTextualContentAs(SAMPLE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void settingsThatAreThereAreNeverTouched(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("earshot.conf"), "mine");
        SampleSettings.makeIfMissing(file);
        assertThat(file).hasContent("mine");
    }
}
