package dev.earshot.cli;

import dev.earshot.app.RoomAddress;
import dev.earshot.app.Surroundings;
import dev.earshot.config.RoomEditor;
import dev.earshot.config.RoomLink;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "join",
        description = "Joins the room of a link: writes server.url, room.name and room.passphrase into the settings"
                + " file, and keeps a backup.",
        mixinStandardHelpOptions = true)
final class RoomJoinCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    @Parameters(
            paramLabel = "LINK",
            description = "What earshot room link printed; - reads it from standard input, for a shell remembers"
                    + " what was typed.")
    private String link;

    RoomJoinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException, InterruptedException {
        RoomLink parsed = parsed(link.equals("-") ? line() : link);
        RoomEditor.Changed changed = new RoomEditor(
                        surroundings.folders(), surroundings.environment(), surroundings.random())
                .join(config.path(), parsed);
        PrintWriter out = spec.commandLine().getOut();
        RoomNewCommand.tell(changed, out);
        out.println("Captions go to " + parsed.server());
        if (RoomAddress.isThisComputer(parsed.server())) {
            spec.commandLine()
                    .getErr()
                    .println("That is a server on this computer. If the link came from another one it can't work;"
                            + " there, earshot room link --host ADDRESS makes one that does.");
        }
        return 0;
    }

    private RoomLink parsed(String text) {
        try {
            return RoomLink.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String line() throws IOException, InterruptedException {
        try (Lines lines = Lines.of(surroundings.in())) {
            return lines.next().orElse("");
        }
    }
}
