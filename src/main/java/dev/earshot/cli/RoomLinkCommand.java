package dev.earshot.cli;

import dev.earshot.app.RoomAddress;
import dev.earshot.app.Surroundings;
import dev.earshot.app.Targets;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "link",
        description = "Prints a link with which another speaker joins the room: earshot room join LINK. The passphrase"
                + " is in it: whoever has it can post to the room.",
        mixinStandardHelpOptions = true)
final class RoomLinkCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The name or address by which others reach the server.")
    private @Nullable String host;

    RoomLinkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        Settings settings =
                options.load(surroundings, Map.of(), spec.commandLine().getErr());
        URI here = Targets.sendUrl(settings);
        URI server = host == null
                ? RoomAddress.forOthers(here, settings, RoomAddress.ofThisComputer())
                : RoomAddress.at(named(host), here, settings);
        spec.commandLine().getOut().println(RoomAddress.link(server, settings).text());
        return 0;
    }

    private String named(String address) {
        if (!RoomAddress.isHost(address)) {
            throw new ParameterException(
                    spec.commandLine(), "--host wants a name or address alone, such as 192.168.1.5");
        }
        return address;
    }
}
