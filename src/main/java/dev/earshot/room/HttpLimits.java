package dev.earshot.room;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the JDK's HTTP server is told before the first one is made; it has no other way to be told. What the user set with
 * {@code -D} stays. Sources: the documentation of module {@code jdk.httpserver}, and {@code ServerConfig} in JDK 25.
 */
final class HttpLimits {
    /** Enough for as many viewers as the settings allow. */
    private static final int MOST = 110_000;

    /** File descriptors for all else: libraries, sound, the log, what is sent. */
    private static final int OTHER_FILES = 256;

    private HttpLimits() {}

    /** Without effect after the first {@code HttpServer} of this process. */
    static void set() {
        // Small packets at once: a caption does not wait until the one before it is acknowledged.
        unlessSet("sun.net.httpserver.nodelay", "true");
        // Until a request has come whole, in seconds (its documentation says milliseconds); streams have no such limit.
        unlessSet("sun.net.httpserver.maxReqTime", "10");
        // Request line and headers, in bytes: enough for the cookies of all that runs on one's own computer.
        unlessSet("sun.net.httpserver.maxReqHeaderSize", "65536");
        unlessSet("jdk.httpserver.maxConnections", Long.toString(connections()));
    }

    /**
     * Connections that do nothing cost little but a file descriptor; when there is none left, the JDK's server fails at
     * taking the next one again and again, and does not get round to those that it has.
     */
    private static long connections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount() - OTHER_FILES, 64, MOST)
                : MOST;
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
