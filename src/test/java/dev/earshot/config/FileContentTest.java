package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
    @TempDir
    private Path folder;

    @Test
    void aFileLargerThanMemoryIsNotReadWhole() throws IOException {
        Path film = folder.resolve("film.mkv");
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        assertThat(FileContent.of(film).bytes().remaining()).isLessThan(2 << 20);
    }

    @Test
    void whatIsNoFileHoldsNothing() throws IOException {
        assertThat(FileContent.of(folder).isEmpty()).isTrue();
        assertThat(FileContent.of(folder.resolve("none")).isEmpty()).isTrue();
        Path file = Files.writeString(folder.resolve("some"), "x");
        assertThat(FileContent.of(file)).isEqualTo(FileContent.of(file)).isNotEqualTo(FileContent.of(folder));
    }
}
