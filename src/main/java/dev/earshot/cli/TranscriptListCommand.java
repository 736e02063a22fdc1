package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.cli.TranscriptFolder.Kept;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the transcripts, oldest first.", mixinStandardHelpOptions = true)
final class TranscriptListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TranscriptFolder folder;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    TranscriptListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        for (Kept kept : folder.read(surroundings, spec.commandLine().getErr())) {
            out.println(json ? json(kept) : line(kept));
        }
        return 0;
    }

    private static String line(Kept kept) {
        return kept.file().day() + "  " + kept.room() + "  " + kept.lines().size()
                + (kept.lines().size() == 1 ? " sentence, " : " sentences, ") + accepted(kept) + " accepted";
    }

    private static String json(Kept kept) {
        JsonObject json = new JsonObject();
        json.addProperty("day", kept.file().day().toString());
        json.addProperty("room", kept.room());
        json.addProperty("sentences", kept.lines().size());
        json.addProperty("accepted", accepted(kept));
        json.addProperty("file", kept.file().path().toString());
        return json.toString();
    }

    private static long accepted(Kept kept) {
        return kept.lines().stream()
                .filter(line -> line.fate().equals("accepted"))
                .count();
    }
}
