package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Reads lines of UTF-8 up to a length, and never keeps more than one of that length. For one thread. */
final class LineReader {
    private final ReadableByteChannel channel;
    private final ByteBuffer bytes;
    private final int longest;

    /** @param longest in bytes, without the line's end */
    LineReader(ReadableByteChannel channel, int longest) {
        this.channel = channel;
        this.longest = longest;
        bytes = ByteBuffer.allocate(longest + 1).limit(0);
    }

    /**
     * Waits for the next line, or for what stands before the channel's end; empty at the end.
     *
     * @throws BadLineException for one that is too long or is not UTF-8
     */
    Optional<String> next() throws IOException {
        int from = 0;
        while (true) {
            for (int i = from; i < bytes.limit(); i++) {
                if (bytes.get(i) == '\n') {
                    return Optional.of(take(i, i + 1));
                }
            }
            from = bytes.limit();
            if (from > longest) {
                throw new BadLineException("a line is " + longest + " bytes at most");
            }
            bytes.position(from).limit(bytes.capacity());
            int read = channel.read(bytes);
            bytes.flip();
            if (read < 0) {
                return from == 0 ? Optional.empty() : Optional.of(take(from, from));
            }
        }
    }

    private String take(int end, int next) throws IOException {
        String line;
        try {
            line = UTF_8.newDecoder().decode(bytes.slice(0, end)).toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new BadLineException("a line is UTF-8");
        }
        bytes.position(next).compact().flip();
        return line;
    }

    /** Says how a line has to be. */
    static final class BadLineException extends IOException {
        private static final long serialVersionUID = 1;

        BadLineException(String message) {
            super(message);
        }
    }
}
