package dev.earshot.room;

import dev.earshot.http.Headers;
import dev.earshot.http.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the web pages of others out. A browser lets any page send requests to any server, this computer's own included;
 * only what the browser says of them tells them apart.
 *
 * <ul>
 *   <li>A page that another server gave may not use {@code /api}. Browsers say so in {@code Sec-Fetch-Site} (to https and
 *       to this computer) or {@code Origin} (always when they post); programs such as curl send neither and are let in.
 *   <li>A server that listens on this computer alone is asked for by a name of this computer. Else a page of a domain
 *       whose owner lets its name mean 127.0.0.1 would count as this server's own. A reverse proxy in front of it
 *       sets {@code Host} to 127.0.0.1 (nginx does by itself).
 * </ul>
 */
final class Porter {
    private final boolean thisComputerAlone;
    private final String name;

    /** @param bound where the server listens, with the name that the settings gave it */
    Porter(InetSocketAddress bound) {
        this.thisComputerAlone = bound.getAddress().isLoopbackAddress();
        this.name = bound.getHostString();
    }

    /** @throws Refused if a request comes from elsewhere */
    void check(Request request) {
        String host = request.headers().first("Host");
        URI asked = request.target();
        if (thisComputerAlone && (isElsewhere(host) || isElsewhere(asked.getRawAuthority()))) {
            throw new Refused(
                    421,
                    "This server is for its own computer: ask for it as 127.0.0.1 or localhost,"
                            + " and let a reverse proxy set the header Host to 127.0.0.1");
        }
        if (asked.getRawPath().startsWith("/api/") && isForeign(request.headers(), host)) {
            throw new Refused(403, "Pages of other servers may not use this one");
        }
    }

    private static boolean isForeign(Headers headers, @Nullable String host) {
        String site = headers.first("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = headers.first("Origin");
        return origin != null && !origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(host);
    }

    private boolean isElsewhere(@Nullable String authority) {
        if (authority == null) {
            return false;
        }
        String host =
                authority.replaceFirst(":\\d*$", "").replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
        return !host.equals("localhost")
                && !host.endsWith(".localhost")
                && !host.equalsIgnoreCase(name)
                && !isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceFirst("^\\[(.*)]$", "$1")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            // A name, which is not looked up: what it means now says nothing of what it meant to the browser.
            return false;
        }
    }
}
