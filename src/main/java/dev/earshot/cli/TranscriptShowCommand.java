package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Prints a transcript: time of day, speaker, sentence, and its fate unless it was accepted.",
        mixinStandardHelpOptions = true)
final class TranscriptShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TranscriptChoice choice;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    TranscriptShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        ZoneId zone = surroundings.clock().getZone();
        choice.read(surroundings, spec).lines().forEach(line -> out.println(json ? json(line) : line.plain(zone)));
        return 0;
    }

    private static String json(TranscriptLine line) {
        JsonObject json = new JsonObject();
        json.addProperty("id", line.id());
        json.addProperty("room", line.room());
        json.addProperty("speaker", line.speaker());
        json.addProperty("text", line.text());
        json.addProperty("started_at", line.startedAt().toString());
        json.addProperty("ended_at", line.endedAt().toString());
        json.addProperty("fate", line.fate());
        return json.toString();
    }
}
