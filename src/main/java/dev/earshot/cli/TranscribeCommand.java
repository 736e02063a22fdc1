package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.app.Targets;
import dev.earshot.app.Transcription;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.speech.SpeechModel;
import dev.earshot.transcript.Cue;
import dev.earshot.transcript.CueFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "transcribe", description = "Writes down what a WAV recording says.", mixinStandardHelpOptions = true)
final class TranscribeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Option(names = "--realtime", description = "Play it in real time, not as fast as it goes.")
    private boolean realTime;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "txt",
            description = "txt, json (one object a line, times in seconds), srt or vtt; default: txt.")
    private CueFormat format;

    @Option(
            names = "--send",
            description =
                    "Send each sentence to the room as well, but for those less sure than captions.min-confidence.")
    private boolean send;

    @Parameters(paramLabel = "FILE.wav", description = "The recording: 8 to 192 kHz, 8, 16, 24 or 32 bit or float.")
    private Path file;

    TranscribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = options.load(surroundings, Map.of(), err);
        AtomicInteger number = new AtomicInteger();
        out.print(format.head());
        Transcription transcription = new Transcription(surroundings, settings);
        Consumer<Cue> cues = cue -> {
            if (number.get() == 0 && settings.speech().model().isEmpty()) {
                err.println("earshot: written down by the " + SpeechModel.DEMO);
            }
            out.print(format.cue(number.incrementAndGet(), cue));
            out.flush();
        };
        Optional<String> problem = send
                ? transcription.runAndSend(file, realTime, Targets.sendUrl(settings), cues, new Notices(err))
                : transcription.run(file, realTime, cues);
        problem.ifPresent(sentence -> err.println("earshot: " + sentence));
        return problem.isEmpty() ? 0 : 1;
    }
}
