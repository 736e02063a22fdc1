package dev.earshot.cli;

import dev.earshot.app.Targets;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a room is shown, by what is known of each kind of server. Pure. */
final class RoomPage {
    private static final String NODE = "/api/send";
    private static final String PHP = "server.php";

    private RoomPage() {}

    /**
     * The display page: Node.js servers, Earshot's own among them, need the room's name, PHP servers its passphrase as
     * well.
     *
     * @param passphrase as it is to stand in the URL, encoded or masked
     * @return empty where it can't be known
     */
    static Optional<String> of(Settings settings, String passphrase) {
        URI server;
        try {
            server = Targets.sendUrl(settings);
        } catch (IOException e) {
            // The embedded server has another port each time.
            return Optional.empty();
        }
        String path = server.getRawPath();
        String start = server.getScheme() + "://" + server.getRawAuthority();
        if (path.endsWith(NODE)) {
            String folder = path.substring(0, path.length() - NODE.length());
            return Optional.of(
                    start + folder + "/display?room=" + encoded(settings.room().name()));
        }
        if (path.endsWith("/" + PHP)) {
            String folder = path.substring(0, path.length() - PHP.length());
            return Optional.of(start + folder + "display.php?room="
                    + encoded(settings.room().name()) + "&passphrase=" + passphrase);
        }
        return Optional.empty();
    }

    /** A text as a value in a URL's query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
