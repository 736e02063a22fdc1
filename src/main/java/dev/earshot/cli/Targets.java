package dev.earshot.cli;

import dev.earshot.config.Settings;
import java.net.URI;

/** Where a command that runs beside the agent sends to. */
final class Targets {
    private Targets() {}

    /** The server that the settings name; where that is the embedded one, the one that an agent or {@code serve} runs. */
    static URI sendUrl(Settings settings) {
        Settings.RoomServer server = settings.roomServer();
        return settings.server()
                .url()
                .orElseGet(() -> URI.create("http://" + server.host() + ":" + server.port() + "/api/send"));
    }
}
