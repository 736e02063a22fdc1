package dev.earshot.room;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads what came with a request. */
final class Body {
    /** Bytes of a body that is too long which are read all the same: a client that is cut off sees no answer. */
    private static final int PATIENCE = 1024 * 1024;

    private Body() {}

    /**
     * Reads the body whole.
     *
     * @return empty when it has more than {@code most} bytes
     * @throws IOException when it breaks off, comes too slowly or is cut into impossible chunks
     */
    static Optional<byte[]> read(HttpExchange exchange, int most) throws IOException {
        InputStream in = exchange.getRequestBody();
        try {
            byte[] body = in.readNBytes(most + 1);
            if (body.length <= most) {
                return Optional.of(body);
            }
            for (long left = PATIENCE, gone = 1; left > 0 && gone > 0; left -= gone) {
                gone = in.skip(left);
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            // The JDK's reader takes a chunk of the length ffffffff for one of length -1.
            throw new IOException("a chunk of no length", e);
        }
    }
}
