package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebTest {
    private static final Product PRODUCT = Products.of("1.2");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsDpkg() {
        LeftOut.unless(LeftOut.isInstalled("dpkg-deb"), "The .deb is not tested: it needs dpkg-deb");
    }

    /** Of a tree of one file. */
    private Path packed(String name, String mode) throws IOException, InterruptedException {
        Path to = Files.createDirectories(folder.resolve(name));
        Path file = Files.createDirectories(to.resolve("root/usr/lib/earshot")).resolve("a");
        Files.writeString(file, "what is in it");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return Deb.pack(PRODUCT, to.resolve("root"), LinuxTexts.read(Path.of("installer/linux"), PRODUCT), to);
    }

    @Test
    void twoOfTheSameFilesAreTheSameWhateverTheBuildersUmask() throws IOException, InterruptedException {
        assertThat(packed("one", "rw-r--r--")).hasSameBinaryContentAs(packed("two", "rw-------"));
    }

    @Test
    void theTreeIsLeftAsItWas() throws IOException, InterruptedException {
        Path deb = packed("one", "rw-r--r--");
        assertThat(deb.resolveSibling("root")).isDirectoryNotContaining("glob:**/DEBIAN");
    }

    @Test
    void itHasNoSettingsOfTheSystem() throws IOException, InterruptedException {
        Path control = folder.resolve("control");
        Tool.run("dpkg-deb", "--control", packed("one", "rw-r--r--").toString(), control.toString());
        assertThat(control.toFile().list())
                .containsExactlyInAnyOrder("control", "md5sums", "postinst", "prerm", "postrm");
        assertThat(control.resolve("md5sums"))
                .content()
                .contains("  usr/lib/earshot/a\n")
                .doesNotContain("DEBIAN");
    }
}
