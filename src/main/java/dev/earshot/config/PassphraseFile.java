package dev.earshot.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file whose first line is a passphrase. */
final class PassphraseFile {
    private static final int MOST_BYTES = 4096;

    private PassphraseFile() {}

    /**
     * Where it is. What is wrong is told without quoting it, for somebody may have written the passphrase itself here.
     *
     * @throws IllegalArgumentException with a sentence for what is no whole path
     */
    static Path path(String text, AppFolders folders) {
        try {
            Path path = folders.expand(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Told below, like one that begins somewhere.
        }
        throw new IllegalArgumentException(
                "is no whole path; write it from / or ~/ on, for example \"~/.config/earshot/passphrase\"");
    }

    /**
     * Its first line, without blanks around it.
     *
     * @throws IllegalArgumentException with a sentence if there is none to be had
     */
    static String firstLine(Path path) {
        String name = Problems.quoted(path.toString());
        if (Files.notExists(path)) {
            throw new IllegalArgumentException(name + " is not there; make it, with the passphrase as its first line");
        }
        // Nor a pipe, of which a read may never end.
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    name + " is no file that can be read; name one whose first line is the passphrase");
        }
        String line = read(path, name).lines().findFirst().orElse("").replace("\uFEFF", "");
        if (line.isBlank()) {
            throw new IllegalArgumentException(name + " has an empty first line; write the passphrase there");
        }
        return line.strip();
    }

    private static String read(Path path, String name) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        name + " is larger than 4 KB, too large for a passphrase; name the right file");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is no UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read; see to it that you may read it", e);
        }
    }
}
