package dev.earshot.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.Shown;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Shows the settings in force, passphrases masked.",
        mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    private static final int WIDEST = 60;
    private static final Gson GSON = new Gson();

    @Mixin
    private SettingsOptions options;

    @Option(names = "--origin", description = "Say where each comes from: file and line, or what else.")
    private boolean origin;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    ConfigShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        List<Shown> all =
                options.origins(surroundings).stream().map(Shown::masked).toList();
        int width = all.stream()
                .mapToInt(shown -> line(shown).length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        for (Shown shown : all) {
            String line = line(shown);
            String padding = " ".repeat(Math.max(0, width - line.length()));
            out.println(json ? json(shown) : origin ? line + padding + "  # " + shown.origin() : line);
        }
        return 0;
    }

    private static String line(Shown shown) {
        return shown.key() + " = " + shown.spelt();
    }

    private static String json(Shown shown) {
        JsonObject json = new JsonObject();
        json.addProperty("key", shown.key());
        json.add("value", GSON.toJsonTree(shown.value()));
        json.addProperty("origin", shown.origin());
        return GSON.toJson(json);
    }
}
