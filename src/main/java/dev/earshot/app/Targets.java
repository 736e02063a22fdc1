package dev.earshot.app;

import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;

/** Where a command that runs beside the agent sends to. */
public final class Targets {
    private Targets() {}

    /**
     * The server that the settings name; where that is the embedded one, the one that an agent or {@code serve} runs.
     *
     * @throws IOException if nobody can know where that listens; its message is one sentence
     */
    public static URI sendUrl(Settings settings) throws IOException {
        if (settings.server().url().isPresent()) {
            return settings.server().url().get();
        }
        Settings.RoomServer server = settings.roomServer();
        if (server.port() == 0) {
            throw new IOException("With room-server.port = 0 the room server has another port each time;"
                    + " name its URL with --url, or set a port");
        }
        return URI.create("http://" + reachable(server.host()) + ":" + server.port() + "/api/send");
    }

    /** A server that listens everywhere listens here, too. */
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }
}
