package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.RoomEditor;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Makes another random room and passphrase, and keeps the old ones in a backup.",
        mixinStandardHelpOptions = true)
final class RoomNewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    RoomNewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        RoomEditor.Changed changed = new RoomEditor(
                        surroundings.folders(), surroundings.environment(), surroundings.random())
                .renew(config.path());
        tell(changed, spec.commandLine().getOut());
        spec.commandLine().getOut().println("Other speakers join it with the link that this prints: earshot room link");
        return 0;
    }

    /** Says what a change did; the passphrase is not told. */
    static void tell(RoomEditor.Changed changed, PrintWriter out) {
        out.println("The room is " + changed.room().name() + " now, in " + changed.file());
        if (changed.moved()) {
            out.println("Its passphrase stands there as text now, no longer in a file of its own or the keyring");
        }
        changed.backup().ifPresent(backup -> out.println("What was there before is in " + backup));
    }
}
