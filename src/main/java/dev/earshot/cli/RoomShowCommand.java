package dev.earshot.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.config.Keyring;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Says which room captions go to, and where it is shown.",
        mixinStandardHelpOptions = true)
final class RoomShowCommand implements Callable<Integer> {
    private static final String MASK = "…";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--secret", description = "Show the passphrase, too.")
    private boolean secret;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RoomShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SettingsException {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = secret
                ? options.load(surroundings, Map.of(), err)
                : options.load(surroundings.settingsLoader(Keyring.UNASKED), Map.of(), err);
        Settings.Room room = settings.room();
        String server = settings.server().url().map(URI::toString).orElse("embedded");
        Optional<String> display = RoomPage.of(settings, secret ? RoomPage.encoded(room.passphrase()) : MASK);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("server", server);
            object.addProperty("room", room.name());
            display.ifPresent(page -> object.addProperty("display", page));
            if (secret) {
                object.addProperty("passphrase", room.passphrase());
            }
            out.println(GSON.toJson(object));
        } else {
            out.println("Server:       " + server);
            out.println("Room:         " + room.name());
            out.println("Display page: " + display.orElse("not known; see the server's own pages"));
            out.println("Passphrase:   " + (secret ? room.passphrase() : MASK + " (--secret shows it)"));
        }
        return 0;
    }
}
