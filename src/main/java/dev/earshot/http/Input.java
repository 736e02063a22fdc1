package dev.earshot.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes in on a connection, with bounds for what is kept of it. For one thread. */
final class Input {
    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096).flip();

    Input(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads up to an empty line; those before the first are skipped.
     *
     * @param most characters, without the lines' ends
     * @param mostLines lines
     * @return nothing if the connection ends before anything came
     * @throws BadMessage if there are more
     */
    List<String> lines(int most, int mostLines) throws IOException {
        List<String> lines = new ArrayList<>();
        int left = most;
        int linesLeft = mostLines + 1;
        for (String line = line(left); line != null; line = line(left)) {
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return lines;
            }
            left -= line.length();
            if (--linesLeft < 0) {
                throw new BadMessage(431, "A request has too many headers");
            }
        }
        if (lines.isEmpty()) {
            return lines;
        }
        throw new EOFException();
    }

    /**
     * Reads a line, which ends with CR and LF. Each byte is a char: what it means is for whoever knows the field.
     *
     * @param most characters
     * @return without its end; null if the connection ends before it does
     * @throws BadMessage if there are more, or one of the two stands alone
     */
    @Nullable String line(int most) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = read();
        for (; next >= 0 && next != '\r' && next != '\n'; next = read()) {
            if (line.length() >= most) {
                throw new BadMessage(431, "What comes before the body, or a line of it, is too long");
            }
            line.append((char) next);
        }
        if (next == '\n' || (next == '\r' && read() != '\n')) {
            throw new BadMessage(400, "A line ends with CR and LF");
        }
        return next < 0 ? null : line.toString();
    }

    private int read() throws IOException {
        return fill() ? buffer.get() & 0xff : -1;
    }

    /** Waits for some; answers how many came, from 1 to {@code length}; -1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(into, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int got = channel.read(buffer);
            buffer.flip();
            return got > 0;
        }
        return true;
    }
}
