package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who made what Earshot comes with is said, and every licence is there to read. */
class LicencesTest {
    /** SPDX identifiers, and what stands after a version that the text is the same for. */
    private static final Pattern LICENCE = Pattern.compile(
            "\\b(MIT|[A-Z][A-Za-z0-9]*-[0-9](?:\\.[0-9])?(?:-Clause|-with-[a-z-]+[a-z])?|GCC-exception-3\\.1)"
                    + "(?:-only|-or-later)?(?![\\w-])");

    private static final Path TEXTS = Path.of("target/earshot/licences");

    @Test
    void noticeNamesEveryJar() throws IOException {
        String notice = notice();
        List<String> jars = jars();

        assertThat(jars).contains("vosk", "logback-classic");
        assertThat(jars)
                .allSatisfy(
                        jar -> assertThat(notice).containsPattern("(?<![\\w-])" + Pattern.quote(jar) + "(?![\\w-])"));
    }

    @Test
    void everyLicenceThatNoticeNamesIsThereToRead() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher licence = LICENCE.matcher(notice());
        while (licence.find()) {
            named.add(licence.group(1));
        }

        assertThat(named).contains("Apache-2.0", "LGPL-3.0", "MIT", "GPL-2.0-with-classpath-exception");
        assertThat(named).allSatisfy(name -> assertThat(text(name)).isNotEmptyFile());
    }

    @Test
    void noTextIsThereForNothing() throws IOException {
        String notice = notice();
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertThat(texts.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", "")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(notice).contains(name));
        }
    }

    private static Path text(String licence) {
        return licence.equals("Apache-2.0") ? Path.of("target/earshot/LICENSE") : TEXTS.resolve(licence + ".txt");
    }

    private static String notice() throws IOException {
        return Files.readString(Path.of("src/main/resources/META-INF/NOTICE"));
    }

    /** The jars that are not our own, without their versions. */
    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/earshot/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.equals("earshot.jar"))
                    .map(name -> name.replaceFirst("-[0-9].*", ""))
                    .toList();
        }
    }
}
