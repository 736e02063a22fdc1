package dev.earshot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersCheckTest {
    @TempDir
    private Path home;

    @Test
    void foldersThatCanBeMadeAreFineAndNothingIsLeftInThem() {
        assertThat(look().grade()).isEqualTo(Grade.FINE);
        assertThat(folders().state()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileInThePlaceOfAFolderIsAFailureThatNamesIt() throws IOException {
        Files.createDirectories(folders().state().getParent());
        Files.writeString(folders().state(), "in the way");
        Finding finding = look();
        assertThat(finding.grade()).isEqualTo(Grade.FAILURE);
        assertThat(finding.words()).contains(folders().state().toString());
    }

    @Test
    void settingsThatOthersMayReadAreAWarningWithTheCommandThatMendsIt() throws IOException {
        Files.createDirectories(folders().config());
        Files.writeString(folders().settingsFile(), "room.passphrase = secret");
        Files.setPosixFilePermissions(folders().settingsFile(), PosixFilePermissions.fromString("rw-r--r--"));
        Finding finding = look();
        assertThat(finding.grade()).isEqualTo(Grade.WARNING);
        assertThat(finding.advice()).isEqualTo("chmod 600 '" + folders().settingsFile() + "'");
    }

    private AppFolders folders() {
        return AppFolders.of("Linux", Map.of(), home);
    }

    private Finding look() {
        return new FoldersCheck(folders()).look();
    }
}
