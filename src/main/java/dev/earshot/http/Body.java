package dev.earshot.http;

import java.io.IOException;
import java.io.InputStream;

/** A request's body, unpacked: it ends where the body ends. For one thread. */
final class Body extends InputStream {
    /** A chunk's length has at most 8 digits; what may stand behind it is not used. */
    private static final int MOST_LINE = 256;

    private static final int MOST_TRAILERS = 8192;

    /** Bytes that are read though nobody wants them: a client that is cut off while it sends does not see its answer. */
    static final int MOST_SKIPPED = 1024 * 1024;

    private final Input in;
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean ended;

    /** @param length in bytes, or {@link Head#CHUNKED} */
    Body(Input in, long length) {
        this.in = in;
        this.chunked = length == Head.CHUNKED;
        this.left = chunked ? 0 : length;
        this.ended = length == 0;
    }

    /** Whether all of it was read. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int got = in.read(into, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw early();
        }
        left -= got;
        ended = !chunked && left == 0;
        return got;
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw new BadMessage(400, "A chunk is longer than it says");
        }
        begun = true;
        String size = line().replaceFirst("[ \t]*;.*", "");
        if (!size.matches("[0-9A-Fa-f]{1,8}")) {
            throw new BadMessage(400, "A chunk has no length");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            ended = true;
            skipTrailers();
        }
    }

    private void skipTrailers() throws IOException {
        int size = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            size += line.length();
            if (size > MOST_TRAILERS) {
                throw new BadMessage(431, "What follows the body is too long");
            }
        }
    }

    private String line() throws IOException {
        String line = in.line(MOST_LINE);
        if (line == null) {
            throw early();
        }
        return line;
    }

    private static BadMessage early() {
        return new BadMessage(400, "The body ends too early");
    }
}
