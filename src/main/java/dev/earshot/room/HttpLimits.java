package dev.earshot.room;

/**
 * What the JDK's HTTP server is told before the first one is made; it has no other way to be told. What the user set with
 * {@code -D} stays. Sources: the documentation of module {@code jdk.httpserver}, and {@code ServerConfig} in JDK 25.
 */
final class HttpLimits {
    private HttpLimits() {}

    /** Without effect after the first {@code HttpServer} of this process. */
    static void set() {
        // Small packets at once: a caption does not wait until the one before it is acknowledged.
        unlessSet("sun.net.httpserver.nodelay", "true");
        // Until a request has come whole, in seconds (its documentation says milliseconds); streams have no such limit.
        unlessSet("sun.net.httpserver.maxReqTime", "10");
        // Request line and headers, in bytes: enough for the cookies of all that runs on one's own computer.
        unlessSet("sun.net.httpserver.maxReqHeaderSize", "65536");
        // Connections that do nothing are cheap, but each takes a file descriptor, and without one nobody gets in.
        unlessSet("jdk.httpserver.maxConnections", "110000");
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
