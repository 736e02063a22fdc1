package dev.earshot.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file holds, to be compared with what it holds later. Its text, which may be secret, is not told. */
public record FileContent(ByteBuffer bytes) {
    public FileContent {
        bytes = bytes.asReadOnlyBuffer();
    }

    /** Nothing where no file is, or none that can be read twice. */
    public static FileContent of(Path file) {
        try {
            return new FileContent(ByteBuffer.wrap(Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]));
        } catch (IOException e) {
            return new FileContent(ByteBuffer.allocate(0));
        }
    }

    public boolean isEmpty() {
        return !bytes.hasRemaining();
    }
}
