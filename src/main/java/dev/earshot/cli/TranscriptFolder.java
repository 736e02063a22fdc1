package dev.earshot.cli;

import dev.earshot.app.Sending;
import dev.earshot.app.Surroundings;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import dev.earshot.transcript.TranscriptFile;
import dev.earshot.transcript.TranscriptLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Where the transcripts are, as the settings say; an option and the reading that follows from it. */
final class TranscriptFolder {
    @Mixin
    private SettingsFileOption config;

    /**
     * A transcript and what it holds; never empty.
     *
     * @param lines in the order in which they were written down
     */
    record Kept(TranscriptFile file, List<TranscriptLine> lines) {
        /** As its sentences spell it; the file's name can't hold every room's. */
        String room() {
            return lines.getFirst().room();
        }
    }

    /**
     * All transcripts, oldest first.
     *
     * @throws IOException if there is none, or one can't be read; its message is a sentence
     */
    List<Kept> read(Surroundings surroundings, PrintWriter err) throws IOException, SettingsException {
        LoadedSettings loaded = config.loadForNoRoom(surroundings, err);
        Path folder = Sending.transcripts(loaded.settings(), surroundings.folders());
        List<Kept> all = new ArrayList<>();
        try {
            for (TranscriptFile file : TranscriptFile.in(folder)) {
                List<TranscriptLine> lines = file.lines();
                if (!lines.isEmpty()) {
                    all.add(new Kept(file, lines));
                }
            }
        } catch (IOException e) {
            throw new IOException("the transcripts in " + folder + " can't be read (" + e.getMessage() + ")", e);
        }
        if (all.isEmpty()) {
            throw new IOException("there is no transcript in " + folder
                    + (loaded.settings().transcript().enabled()
                            ? "; one begins with the first caption that is sent"
                            : "; transcript.enabled is off, so none is written"));
        }
        return all;
    }
}
