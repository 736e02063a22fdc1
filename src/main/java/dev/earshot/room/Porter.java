package dev.earshot.room;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    /** What is answered instead. */
    record Refusal(int status, String sentence) {}

    private final boolean thisComputerAlone;
    private final String name;

    /** @param bound where the server listens, with the name that the settings gave it */
    Porter(InetSocketAddress bound) {
        this.thisComputerAlone = bound.getAddress().isLoopbackAddress();
        this.name = bound.getHostString();
    }

    Optional<Refusal> refusal(HttpExchange exchange) {
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (hosts.size() > 1 || (hosts.isEmpty() && !exchange.getProtocol().equalsIgnoreCase("HTTP/1.0"))) {
            return Optional.of(new Refusal(400, "One header Host is needed"));
        }
        String host = hosts.isEmpty() ? null : hosts.getFirst();
        URI asked = exchange.getRequestURI();
        if (thisComputerAlone && (isElsewhere(host) || isElsewhere(asked.getRawAuthority()))) {
            return Optional.of(new Refusal(
                    421,
                    "This server is for its own computer: ask for it as 127.0.0.1 or localhost,"
                            + " and let a reverse proxy set the header Host to 127.0.0.1"));
        }
        if (String.valueOf(asked.getRawPath()).startsWith("/api/") && isForeign(exchange.getRequestHeaders(), host)) {
            return Optional.of(new Refusal(403, "Pages of other servers may not use this one"));
        }
        return Optional.empty();
    }

    private static boolean isForeign(Headers headers, @Nullable String host) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = headers.getFirst("Origin");
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
