package dev.earshot.app;

import dev.earshot.config.RoomLink;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** By which address other computers reach the server of these settings. Pure but for {@link #ofThisComputer}. */
public final class RoomAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._-]+|\\[?[\\p{XDigit}:.]+]?");
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]");

    private RoomAddress() {}

    /** Whether a URL leads back to whichever computer follows it. */
    public static boolean isThisComputer(URI server) {
        return isLoopback(Objects.requireNonNullElse(server.getHost(), ""));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /**
     * The server's URL as others can use it.
     *
     * @param here as it is used on this computer
     * @param own this computer's addresses
     * @throws IOException with what to do if there is none, or more than one
     */
    public static URI forOthers(URI here, Settings settings, List<String> own) throws IOException {
        if (settings.server().url().isPresent()) {
            if (isThisComputer(here)) {
                throw new IOException("server.url names this computer itself (" + here.getHost()
                        + "), and would name theirs to others; say by which address they reach it:"
                        + " earshot room link --host ADDRESS");
            }
            return here;
        }
        String host = settings.roomServer().host();
        if (!EVERYWHERE.contains(host)) {
            return at(host, here, settings);
        }
        if (own.size() == 1) {
            return with(here, own.getFirst());
        }
        throw new IOException((own.isEmpty()
                        ? "this computer has no address in a network"
                        : "this computer has several addresses (" + String.join(", ", own) + ")")
                + "; say by which one others reach it: earshot room link --host ADDRESS");
    }

    /**
     * The server's URL with another host.
     *
     * @param host see {@link #isHost}
     * @param here as it is used on this computer
     * @throws IOException with what to do if it can't be reached there
     */
    public static URI at(String host, URI here, Settings settings) throws IOException {
        if (settings.server().url().isEmpty()
                && isLoopback(settings.roomServer().host())) {
            throw new IOException("the room server in Earshot takes captions from this computer alone (room-server.host"
                    + " is " + settings.roomServer().host() + "), so a link to it would work nowhere else; set"
                    + " room-server.host = \"0.0.0.0\", which lets in all that can reach this computer, and ask for"
                    + " the link again");
        }
        if (isLoopback(host) || EVERYWHERE.contains(host)) {
            throw new IOException(host + " is no address by which others reach this computer");
        }
        return with(here, host);
    }

    /**
     * The link by which other speakers join the room.
     *
     * @param server its URL as they can use it
     * @throws IOException with a sentence if no link can be made of it
     */
    public static RoomLink link(URI server, Settings settings) throws IOException {
        try {
            return new RoomLink(server, settings.room());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether a text can be a URL's host. */
    public static boolean isHost(String text) {
        try {
            return HOST.matcher(text).matches()
                    && with(URI.create("http://h/"), text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI with(URI url, String host) {
        try {
            return new URI(url.getScheme(), null, host, url.getPort(), url.getPath(), url.getQuery(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The IPv4 addresses by which this computer is in a network; none where nobody can tell. */
    public static List<String> ofThisComputer() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(RoomAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress() && !it.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
