package dev.earshot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A room as one speaker hands it to another: {@code earshot://join/SERVER/ROOM#PASSPHRASE}, each part percent-encoded, so
 * that nothing in it means anything to a shell. The passphrase is the fragment, which no browser sends on; the scheme is
 * Earshot's own, because the field's servers have no page that could take such a link.
 *
 * @param server where captions are posted, http or https
 * @param room whole, without blanks around its parts
 */
public record RoomLink(URI server, Settings.Room room) {
    private static final String START = "earshot://join/";
    private static final int MOST = 4096;
    private static final String GET_ANOTHER = "; ask for it again: its sender prints it with earshot room link";

    /** @throws IllegalArgumentException with a sentence for the user if no link can be made of it */
    public RoomLink {
        room = new Settings.Room(
                checked("room", room.name().strip()),
                checked("passphrase", room.passphrase().strip()));
        String scheme = Objects.requireNonNullElse(server.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || server.getHost() == null
                || server.getPort() > 65535
                || server.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the link's server is no http or https URL" + GET_ANOTHER);
        }
    }

    private static String checked(String part, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the link lacks its " + part + GET_ANOTHER);
        }
        if (text.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("the link's " + part + " has signs that are no text" + GET_ANOTHER);
        }
        return text;
    }

    /**
     * Reads a link as it was pasted.
     *
     * @throws IllegalArgumentException with a sentence for the user, in which no part of the link is
     */
    public static RoomLink parse(String pasted) {
        String link = pasted.strip();
        if (!link.regionMatches(true, 0, START, 0, START.length())) {
            throw new IllegalArgumentException("that is no room link; one begins with " + START);
        }
        if (link.length() > MOST) {
            throw new IllegalArgumentException("the link is longer than " + MOST + " letters" + GET_ANOTHER);
        }
        String rest = link.substring(START.length());
        int fragment = rest.indexOf('#');
        String[] path = (fragment < 0 ? rest : rest.substring(0, fragment)).split("/", -1);
        if (path.length > 2) {
            throw new IllegalArgumentException("the link has more parts than a server and a room" + GET_ANOTHER);
        }
        String room = decoded(path.length < 2 ? "" : path[1]);
        String passphrase = decoded(fragment < 0 ? "" : rest.substring(fragment + 1));
        return new RoomLink(server(checked("server", decoded(path[0]))), new Settings.Room(room, passphrase));
    }

    private static URI server(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the link's server is no http or https URL" + GET_ANOTHER);
        }
    }

    /** The link. It holds the passphrase: whoever has it can post to the room. */
    public String text() {
        return START + encoded(server.toString()) + "/" + encoded(room.name()) + "#" + encoded(room.passphrase());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** Not by {@link java.net.URLDecoder}, which reads + as a blank and makes something up for what is no UTF-8. */
    private static String decoded(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        try {
            for (int i = 0; i < in.length; i++) {
                if (in[i] == '%') {
                    out.put((byte) (digit(in, ++i) << 4 | digit(in, ++i)));
                } else {
                    out.put(in[i]);
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the link has a % that is followed by no letter's number" + GET_ANOTHER);
        }
    }

    private static int digit(byte[] in, int i) throws CharacterCodingException {
        int digit = i < in.length ? Character.digit(in[i], 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }

    /** Leaves the passphrase out. */
    @Override
    public String toString() {
        return "RoomLink[server=" + server + ", room=" + room.name() + "]";
    }
}
