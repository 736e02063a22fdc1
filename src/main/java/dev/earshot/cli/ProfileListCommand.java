package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the profiles in the settings file, * before the one in use.",
        mixinStandardHelpOptions = true)
final class ProfileListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    ProfileListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SettingsException {
        LoadedSettings loaded =
                config.loadForNoRoom(surroundings, spec.commandLine().getErr());
        Settings.Profiles profiles = loaded.settings().profiles();
        PrintWriter out = spec.commandLine().getOut();
        if (profiles.names().isEmpty() && !json) {
            out.println("There are no profiles; write them into " + loaded.file()
                    + " as in profiles { church { room.name = hall } }");
        }
        for (String name : profiles.names()) {
            boolean inUse = profiles.inUse().equals(Optional.of(name));
            out.println(json ? json(name, inUse) : (inUse ? "* " : "  ") + name);
        }
        return 0;
    }

    private static String json(String name, boolean inUse) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("in_use", inUse);
        return json.toString();
    }
}
