package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The .deb by itself, before anybody installs it. */
class PackageFileTest {
    private static final long MEBIBYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("dpkg-deb", "lintian", "desktop-file-validate", "appstreamcli")
                        .allMatch(LeftOut::isInstalled),
                "The test of the .deb is left out: it needs dpkg, lintian, desktop-file-utils and appstream");
    }

    @Test
    void lintianHasNoErrors() throws IOException, InterruptedException {
        Said said = Said.by(new ProcessBuilder(
                "lintian",
                "--allow-root",
                "--fail-on",
                "error",
                "--tag-display-limit",
                "0",
                DebFile.built().file().toString()));
        assertThat(said.words().lines().filter(line -> line.startsWith("E:"))).isEmpty();
        assertThat(said.code()).as(said.words()).isZero();
    }

    @Test
    void isAsSmallAsWasAimedFor() throws IOException, InterruptedException {
        DebFile deb = DebFile.built();
        assertThat(Files.size(deb.file())).isLessThanOrEqualTo(45 * MEBIBYTE);
        deb.unpack(folder);
        long installed = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                installed += Files.isSymbolicLink(file) ? 0 : Files.size(file);
            }
        }
        assertThat(installed).isLessThanOrEqualTo(160 * MEBIBYTE);
        assertThat(Long.parseLong(deb.field("Installed-Size")) * 1024).isLessThanOrEqualTo(160 * MEBIBYTE);
    }

    @Test
    void desktopsFindIt() throws IOException, InterruptedException {
        DebFile.built().unpack(folder);
        Path share = folder.resolve("usr/share");
        Path entry = only(share.resolve("applications"), ".desktop");
        assertThat(Said.must(new ProcessBuilder("desktop-file-validate", entry.toString())))
                .isEmpty();
        String icon = Files.readAllLines(entry).stream()
                .filter(line -> line.startsWith("Icon="))
                .map(line -> line.substring("Icon=".length()) + ".png")
                .findFirst()
                .orElseThrow();
        Path metainfo = only(share.resolve("metainfo"), ".xml");
        Said said = Said.by(new ProcessBuilder("appstreamcli", "validate", "--no-net", metainfo.toString()));
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(metainfo).content().contains(entry.getFileName().toString());
        for (int size : new int[] {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            assertThat(share.resolve("icons/hicolor/" + size + "x" + size + "/apps")
                            .resolve(icon))
                    .isNotEmptyFile();
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .reduce((a, b) -> {
                        throw new IllegalStateException(a + " and " + b);
                    })
                    .orElseThrow();
        }
    }
}
