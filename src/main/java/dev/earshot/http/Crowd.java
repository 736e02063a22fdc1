package dev.earshot.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Who is in: only so many connections at once, of which one household leaves some to others. Safe for use by several
 * threads.
 */
final class Crowd {
    /** File descriptors for all else: libraries, sound, the log, what is sent. */
    private static final int OTHER_FILES = 256;

    /** Places that one origin leaves to others, or half of them if there are fewer. */
    static final int SPARE = 512;

    private final IntSupplier most;
    private final Map<Origin, Integer> inside = new HashMap<>();
    private int count;

    /** @param most connections, now */
    Crowd(IntSupplier most) {
        this.most = most;
    }

    /** No more than there are file descriptors: with none left, not even those inside could be served. */
    static Crowd ofThisProcess(IntSupplier most) {
        int descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount() - OTHER_FILES, 64, Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
        return new Crowd(() -> Math.min(descriptors, most.getAsInt()));
    }

    /**
     * Takes a place.
     *
     * @return whether there is one; this computer, where a proxy may stand for everybody, may have them all
     */
    synchronized boolean enter(InetAddress address) {
        int places = most.getAsInt();
        int own = address.isLoopbackAddress() ? places : Math.max(places / 2, places - SPARE);
        Origin origin = Origin.of(address);
        if (count >= places || inside.getOrDefault(origin, 0) >= own) {
            return false;
        }
        count++;
        inside.merge(origin, 1, Integer::sum);
        return true;
    }

    /** Gives a place back. */
    synchronized void leave(InetAddress address) {
        count--;
        inside.computeIfPresent(Origin.of(address), (any, own) -> own == 1 ? null : own - 1);
    }

    synchronized int size() {
        return count;
    }
}
