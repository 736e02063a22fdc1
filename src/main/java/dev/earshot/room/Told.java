package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Something that a room tells its viewers, and the way to what it tells next. It is encoded once for all viewers, and each
 * goes along the chain at its own pace; what all have passed is garbage. Safe for use by several threads.
 */
final class Told {
    private final long number;
    private final byte[] bytes;
    private volatile @Nullable Told next;

    private Told(long number, byte[] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /** Where a room begins. */
    static Told nothing() {
        return new Told(0, new byte[0]);
    }

    /** Only the last is followed, and by one. */
    Told followedBy(String event) {
        Told following = new Told(number + 1, event.getBytes(UTF_8));
        next = following;
        return following;
    }

    /** Null as long as this is the last. */
    @Nullable Told next() {
        return next;
    }

    /** How many were told from {@code earlier} on. */
    long since(Told earlier) {
        return number - earlier.number;
    }

    /** In bytes; never 0 but where a room begins. */
    int size() {
        return bytes.length;
    }

    /** Puts into {@code buffer} what follows, but for its first {@code skip} bytes, as far as there is room. */
    void fill(ByteBuffer buffer, int skip) {
        int from = skip;
        for (Told told = next; told != null && buffer.hasRemaining(); told = told.next) {
            buffer.put(told.bytes, from, Math.min(told.bytes.length - from, buffer.remaining()));
            from = 0;
        }
    }
}
