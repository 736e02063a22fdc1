package dev.earshot.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file holds, to be compared with what it holds later. Its text, which may be secret, is not told. */
public record FileContent(ByteBuffer bytes) {
    /** More than any file of settings may have. */
    private static final int MOST_BYTES = 1 + (1 << 20);

    public FileContent {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** Nothing where no file is, or none that can be read twice; of a file too large for settings, its beginning. */
    public static FileContent of(Path file) {
        if (!Files.isRegularFile(file)) {
            return new FileContent(ByteBuffer.allocate(0));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new FileContent(ByteBuffer.wrap(in.readNBytes(MOST_BYTES)));
        } catch (IOException e) {
            return new FileContent(ByteBuffer.allocate(0));
        }
    }

    public boolean isEmpty() {
        return !bytes.hasRemaining();
    }
}
