package dev.earshot.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What comes before a request's body, as RFC 9112 has it. What that leaves to the reader's good will (a space before the
 * colon, a field that goes on in the next line, two different lengths) is refused: a proxy in front may read it otherwise.
 *
 * @param target a path of this server, or a whole URL
 * @param old whether it is of HTTP/1.0
 * @param length of the body, in bytes; {@link #CHUNKED} if it says so itself
 */
record Head(String method, URI target, boolean old, Headers headers, long length) {
    static final long CHUNKED = -1;

    /** Enough for the cookies of all that runs on one's own computer. */
    static final int MOST = 65_536;

    /** The first line included. */
    static final int MOST_LINES = 200;

    private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[\\x80-\\xff]");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    /** @param lines at least one; each byte is a char */
    static Head parse(List<String> lines) throws BadMessage {
        String[] request = lines.getFirst().split(" ", -1);
        if (request.length != 3
                || !TOKEN.matcher(request[0]).matches()
                || !VERSION.matcher(request[2]).matches()) {
            throw new BadMessage(400, "This is no HTTP request");
        }
        if (!request[2].startsWith("HTTP/1.")) {
            throw new BadMessage(505, "Only HTTP/1.1 is spoken here");
        }
        boolean old = request[2].equals("HTTP/1.0");
        Headers headers = headers(lines.subList(1, lines.size()));
        List<String> hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && !old)) {
            throw new BadMessage(400, "One header Host is needed");
        }
        return new Head(request[0], target(request[1]), old, headers, length(headers, old));
    }

    /** Whether the client's next request may come on the same connection. */
    boolean persistent() {
        return !old && headers.all("Connection").stream().noneMatch(Head::saysClose);
    }

    private static boolean saysClose(String value) {
        return Arrays.stream(value.split(",", -1))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    private static URI target(String text) throws BadMessage {
        try {
            // What begins with two slashes is a path here, not another server (RFC 3986, 3.3).
            URI target = new URI((text.startsWith("//") ? "/." : "") + escaped(text));
            if (target.getRawPath() != null && !text.isEmpty()) {
                return target;
            }
        } catch (URISyntaxException e) {
            // Answered below.
        }
        throw new BadMessage(400, "The request names no path");
    }

    /** With an escape for each byte that came without, as curl sends them. */
    private static String escaped(String text) {
        return BEYOND_ASCII
                .matcher(text)
                .replaceAll(one ->
                        "%" + HexFormat.of().toHexDigits((byte) one.group().charAt(0)));
    }

    private static Headers headers(List<String> lines) throws BadMessage {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0
                    || !TOKEN.matcher(line.substring(0, colon)).matches()
                    || CONTROLS.matcher(line).find()) {
                throw new BadMessage(400, "A header is malformed");
            }
            fields.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    private static long length(Headers headers, boolean old) throws BadMessage {
        List<String> codings = headers.all("Transfer-Encoding");
        List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
        if (!codings.isEmpty()) {
            if (old) {
                throw new BadMessage(400, "HTTP/1.0 knows no transfer encodings");
            }
            if (!lengths.isEmpty()) {
                throw new BadMessage(400, "The length of the body is said twice");
            }
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new BadMessage(501, "Of transfer encodings only chunked is known here");
            }
            return CHUNKED;
        }
        if (lengths.isEmpty()) {
            return 0;
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
            throw new BadMessage(400, "The length of the body is no number of bytes");
        }
        return Long.parseLong(lengths.getFirst());
    }
}
