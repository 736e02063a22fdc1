package dev.earshot.autostart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small text file that others read and write too.
 *
 * @param path where it is, or will be
 */
record OwnFile(Path path) {
    /** What it says; empty where there is none. */
    Optional<String> read() throws IOException {
        try {
            return Optional.of(new String(Files.readAllBytes(path), UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(path + " can't be read; see that it is a file that you may read", e);
        }
    }

    /** Writes it in one step: a login that comes meanwhile finds the old or the new one whole. */
    void write(String text) throws IOException {
        try {
            // A link to a file that is kept elsewhere stays one.
            Path target = Files.isRegularFile(path) ? path.toRealPath() : path;
            Files.createDirectories(target.getParent());
            Path whole = Files.createTempFile(target.getParent(), ".earshot", ".new");
            try {
                Files.writeString(whole, text);
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new IOException(path + " can't be written; see that you may write to its folder", e);
        }
    }

    void delete() throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new IOException(path + " can't be deleted; see that you may write to its folder", e);
        }
    }
}
