package dev.earshot.transcript;

import com.google.gson.JsonObject;
import dev.earshot.caption.Caption;
import dev.earshot.config.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every sentence and what became of it: a file a day and room, only ever appended to, a JSON object a line.
 * Each line is one write, so that many processes may share a file and a kill loses no line that was written. For many
 * threads.
 *
 * <p>What can't be written is said once and does not stop the captions.
 */
public final class Transcript {
    private final Path folder;
    private final String room;
    private final Clock clock;
    private final Consumer<String> problems;
    private @Nullable Path current;
    private boolean failing;

    /**
     * A transcript of one room.
     *
     * @param folder made, for this user alone, when first written to
     * @param clock its zone decides which day it is
     * @param problems takes one sentence for the user when writing begins to fail
     */
    public Transcript(Path folder, String room, Clock clock, Consumer<String> problems) {
        this.folder = folder;
        this.room = room;
        this.clock = clock;
        this.problems = problems;
    }

    /** Writes down a finished sentence. */
    public void add(Caption caption) {
        JsonObject line = new JsonObject();
        line.addProperty("id", caption.id());
        line.addProperty("room", room);
        line.addProperty("speaker", caption.speaker().name());
        line.addProperty("text", caption.text());
        line.addProperty("started_at", caption.startedAt().toString());
        line.addProperty("ended_at", caption.endedAt().toString());
        append(caption, line);
    }

    /** Writes down what became of a sentence: a word such as {@code accepted}, and why, which may be blank. */
    public void settled(Caption caption, String fate, String reason) {
        JsonObject line = new JsonObject();
        line.addProperty("id", caption.id());
        line.addProperty("fate", fate);
        line.addProperty("at", clock.instant().toString());
        if (!reason.isBlank()) {
            line.addProperty("reason", reason);
        }
        append(caption, line);
    }

    /** Those of {@code captions} that are not written down, in their order. */
    public List<Caption> missing(List<Caption> captions) {
        Set<String> written = captions.stream()
                .map(this::file)
                .distinct()
                .flatMap(Transcript::ids)
                .collect(Collectors.toSet());
        return captions.stream()
                .filter(caption -> !written.contains(caption.id()))
                .toList();
    }

    private static Stream<String> ids(Path file) {
        try {
            return TranscriptFile.read(file).stream().map(TranscriptLine::id);
        } catch (IOException e) {
            // What can't be read is written again: twice beats never.
            return Stream.empty();
        }
    }

    private Path file(Caption caption) {
        return folder.resolve(
                TranscriptFile.name(caption.endedAt().atZone(clock.getZone()).toLocalDate(), room));
    }

    private synchronized void append(Caption caption, JsonObject line) {
        Path file = file(caption);
        try {
            if (!file.equals(current) || !Files.exists(file)) {
                begin(file);
                current = file;
            }
            // Not a channel, which an interrupt of the writing thread would close before the line is written.
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            failing = false;
        } catch (IOException e) {
            current = null;
            if (!failing) {
                failing = true;
                problems.accept("The transcript can't be written to " + file + " (" + e.getMessage()
                        + "); captions are sent all the same");
            }
        }
    }

    /** Makes the file if there is none, and ends the line that a crash tore. */
    private void begin(Path file) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.createFile(file);
        try (RandomAccessFile tail = new RandomAccessFile(file.toFile(), "r")) {
            long size = tail.length();
            if (size > 0) {
                tail.seek(size - 1);
                if (tail.read() != '\n') {
                    Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
                }
            }
        }
    }
}
