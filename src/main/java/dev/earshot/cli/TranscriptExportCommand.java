package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.config.SettingsException;
import dev.earshot.transcript.Cue;
import dev.earshot.transcript.CueFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes a transcript as subtitles, with times from its first sentence.",
        mixinStandardHelpOptions = true)
final class TranscriptExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TranscriptChoice choice;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "srt",
            description = "srt, vtt, txt or json (one object a line, times in seconds); default: srt.")
    private CueFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write, replacing what is there; default: standard output.")
    private @Nullable Path output;

    TranscriptExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, SettingsException {
        StringBuilder text = new StringBuilder(format.head());
        int number = 1;
        for (Cue cue : choice.read(surroundings, spec).file().cues()) {
            text.append(format.cue(number, cue));
            number++;
        }
        if (output == null) {
            spec.commandLine().getOut().print(text);
        } else {
            write(text, output);
        }
        return 0;
    }

    private static void write(CharSequence text, Path file) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IOException(
                    file + " can't be written; name a file in a folder that exists and that you may write to", e);
        }
    }
}
