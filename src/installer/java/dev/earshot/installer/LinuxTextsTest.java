package dev.earshot.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxTextsTest {
    private static final Path FOLDER = Path.of("installer/linux");

    @Test
    void aSnapshotSortsAfterAnEarlierOneAndBeforeItsVersion() throws IOException, InterruptedException {
        LeftOut.unless(LeftOut.isInstalled("dpkg"), "The order of versions is not tested: it needs dpkg");
        List<String> rising = List.of(
                "0.0.9",
                "0.1.0~snapshot202611220000",
                Products.of("0.1.0-SNAPSHOT").linuxVersion(),
                "0.1.0");
        for (int i = 1; i < rising.size(); i++) {
            Tool.run("dpkg", "--compare-versions", rising.get(i - 1), "lt", rising.get(i));
        }
        assertThat(Products.of("0.1.0").linuxVersion()).isEqualTo("0.1.0");
    }

    @Test
    void theDescriptionIsInEachPackagesOwnForm() throws IOException {
        LinuxTexts texts = LinuxTexts.read(FOLDER, Products.of("0.1.0"));
        assertThat(texts.text("control", Map.of("ARCHITECTURE", "amd64", "KIB", "1")))
                .contains("Description: Live captions\n Several people", "\n .\n Each language");
        assertThat(texts.text("metainfo.xml", Map.of())).contains("<p>Several people", "<p>Each language");
        assertThat(texts.text("earshot.spec", Map.of("FILES", ""))).contains("%description\nSeveral people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postinst", "prerm", "postrm"})
    void aScriptRefusesWhatDpkgDoesNotSay(String name, @TempDir Path folder) throws IOException, InterruptedException {
        Path script = LinuxTexts.read(FOLDER, Products.of("0.1.0")).write(name, folder.resolve(name));
        Process run = new ProcessBuilder("sh", script.toString(), "nonsense")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(name + ": dpkg does not say nonsense\n");
        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(Files.readString(script)).startsWith("#!/bin/sh\nset -e\n").doesNotContainPattern("@[A-Z]+@");
    }
}
