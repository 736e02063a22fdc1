package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the packages ask for each library that what is in them needs. */
class DependsTest {
    private static final Path ROOT = Path.of("target/installer/root");
    private static final Set<String> OF_LIBC =
            Set.of("ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1");
    private static final Map<String, String> PACKAGES = Map.of(
            "libX11.so.6", "libx11-6",
            "libXext.so.6", "libxext6",
            "libXi.so.6", "libxi6",
            "libXrender.so.1", "libxrender1",
            "libXtst.so.6", "libxtst6",
            "libasound.so.2", "libasound2",
            "libgcc_s.so.1", "libgcc-s1",
            "libstdc++.so.6", "libstdc++6");

    private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\).*\\[(.+)]");
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");

    private final List<Path> files = new ArrayList<>();
    private String said = "";

    @BeforeEach
    void readWhatTheFilesNeed() throws IOException, InterruptedException {
        LeftOut.unless(
                Platform.here() == Platform.LINUX && LeftOut.isInstalled("readelf"),
                "What the packages ask for is not tested: it needs Linux and readelf");
        try (Stream<Path> all = Files.walk(ROOT)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        List<String> words = new ArrayList<>(List.of("readelf", "--wide", "--dynamic", "--version-info"));
        for (Path file : files) {
            if (isNative(file)) {
                words.add(file.toString());
            }
        }
        said = Tool.run(words.toArray(String[]::new));
    }

    /** Of what can be run, scripts need no library. */
    private static boolean isNative(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("\u007fELF");
        }
    }

    private Set<String> libraries() {
        Set<String> own =
                files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        return NEEDED.matcher(said)
                .results()
                .map(found -> found.group(1))
                .filter(library -> !own.contains(library))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void debiansAsksForThePackageOfEachLibrary() throws IOException {
        List<String> depends = Files.readAllLines(Path.of("installer/linux/control")).stream()
                .filter(line -> line.startsWith("Depends: "))
                .flatMap(line -> Stream.of(line.substring("Depends: ".length()).split("[ ,|]+")))
                .toList();
        assertThat(libraries()).contains("libc.so.6", "libX11.so.6");
        assertThat(depends)
                .containsAll(libraries().stream()
                        .map(library -> OF_LIBC.contains(library) ? "libc6" : PACKAGES.getOrDefault(library, library))
                        .toList());
    }

    @Test
    void rpmsAsksForEachLibrary() throws IOException {
        String spec = Files.readString(Path.of("installer/linux/earshot.spec"));
        assertThat(libraries())
                .allSatisfy(library ->
                        assertThat(spec).contains(OF_LIBC.contains(library) ? "libc.so.6(" : library + "()(64bit)"));
    }

    @Test
    void bothAskForTheOldestLibcThatWillDo() throws IOException {
        int newest = GLIBC.matcher(said)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(Files.readString(Path.of("installer/linux/control"))).contains("libc6 (>= 2." + newest + ")");
        assertThat(Files.readString(Path.of("installer/linux/earshot.spec"))).contains("(GLIBC_2." + newest + ")");
    }
}
