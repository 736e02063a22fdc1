package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.room.RoomServer;
import dev.earshot.system.Build;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Runs the room server alone, until it is interrupted.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen, instead of room-server.host.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen, instead of room-server.port.")
    private @Nullable String port;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> overrides = new HashMap<>();
        if (host != null) {
            overrides.put("room-server.host", host);
        }
        if (port != null) {
            overrides.put("room-server.port", port);
        }
        Settings settings =
                options.load(surroundings, overrides, spec.commandLine().getErr());
        Settings.RoomServer place = settings.roomServer();
        try (RoomServer server = RoomServer.start(
                new InetSocketAddress(place.host(), place.port()),
                surroundings.clock(),
                Build.ofThisProgram().version(),
                place.rules(),
                place.stateFile())) {
            out.println("Captions are taken at " + server.sendUrl());
            out.println(
                    "Display page:         " + server.displayUrl(settings.room().name()));
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // How it is ended.
        }
        return 0;
    }
}
