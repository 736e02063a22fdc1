package dev.earshot.cli;

import dev.earshot.app.Surroundings;
import dev.earshot.cli.TranscriptFolder.Kept;
import dev.earshot.config.SettingsException;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The arguments that say which transcript is meant. */
final class TranscriptChoice {
    @Mixin
    private TranscriptFolder folder;

    @Option(names = "--room", paramLabel = "ROOM", description = "The room; default: the one that was spoken in last.")
    private @Nullable String room;

    @Parameters(arity = "0..1", paramLabel = "DAY", description = "The day, such as 2026-01-31; default: the newest.")
    private @Nullable String day;

    /**
     * The newest transcript of that day and room.
     *
     * @throws IOException if there is none; its message is a sentence
     * @throws ParameterException if the day is none
     */
    Kept read(Surroundings surroundings, CommandSpec spec) throws IOException, SettingsException {
        LocalDate wanted = wanted(spec);
        List<Kept> all = folder.read(surroundings, spec.commandLine().getErr());
        return all.stream()
                .filter(kept -> wanted == null || kept.file().day().equals(wanted))
                .filter(kept -> room == null || kept.room().equals(room))
                .max(Comparator.comparing((Kept kept) -> kept.file().day()).thenComparing(TranscriptChoice::lastWord))
                .orElseThrow(() -> new IOException("there is no transcript" + (wanted == null ? "" : " of " + wanted)
                        + (room == null ? "" : " of the room " + room)
                        + "; what there is, is listed by: earshot transcript list"));
    }

    private @Nullable LocalDate wanted(CommandSpec spec) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "DAY " + day + " is no day; write year, month and day as in 2026-01-31", e);
        }
    }

    private static Instant lastWord(Kept kept) {
        return kept.lines().stream()
                .map(TranscriptLine::endedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
