package dev.earshot.transcript;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One day of one room.
 *
 * @param day in the time zone in which it was written
 * @param room the room's name as its file spells it, which has only letters, digits and a few signs
 */
public record TranscriptFile(Path path, LocalDate day, String room) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(.+)\\.jsonl");
    private static final int LONGEST_ROOM = 60;

    /** What the file of a day and room is called; a name that no file can have gets its hash, so that rooms stay apart. */
    static String name(LocalDate day, String room) {
        String plain = room.replaceAll("[^\\p{Alnum}.-]", "-");
        if (plain.length() > LONGEST_ROOM) {
            plain = plain.substring(0, LONGEST_ROOM);
        }
        return day + "_" + (plain.equals(room) ? plain : plain + "~" + Integer.toHexString(room.hashCode())) + ".jsonl";
    }

    /** All transcripts in a folder, oldest first; none if there is no such folder. */
    public static List<TranscriptFile> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(TranscriptFile::of).toList();
        }
    }

    private static Stream<TranscriptFile> of(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        try {
            return name.matches()
                    ? Stream.of(new TranscriptFile(path, LocalDate.parse(name.group(1)), name.group(2)))
                    : Stream.empty();
        } catch (DateTimeException e) {
            // Somebody else's file: there is no such day.
            return Stream.empty();
        }
    }

    /** Its sentences, in the order in which they were written down. */
    public List<TranscriptLine> lines() throws IOException {
        return read(path);
    }

    /**
     * The same, with times from the first one's beginning. What was typed took no
     * time, but a cue must (WebVTT 1, 3.1): it gets a second.
     */
    public List<Cue> cues() throws IOException {
        List<TranscriptLine> lines = lines();
        Instant start = lines.stream()
                .map(TranscriptLine::startedAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<Cue> cues = new ArrayList<>();
        Duration last = Duration.ZERO;
        for (TranscriptLine line : lines) {
            Duration from = Duration.between(start, line.startedAt());
            // A recording that was sent faster than it plays has no times of its own: the order is what counts.
            last = from.compareTo(last) > 0 ? from : last;
            cues.add(new Cue(last, later(Duration.between(start, shownUntil(line)), last), line.text()));
        }
        return cues;
    }

    private static Duration later(Duration end, Duration start) {
        return end.compareTo(start) > 0 ? end : start.plusSeconds(1);
    }

    private static Instant shownUntil(TranscriptLine line) {
        return line.endedAt().isAfter(line.startedAt())
                ? line.endedAt()
                : line.startedAt().plusSeconds(1);
    }

    /** What can't be understood, such as a line that a crash tore, is passed over. */
    static List<TranscriptLine> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, TranscriptLine> lines = new LinkedHashMap<>();
        // Lenient: a crash may tear a character.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                apply(line, lines);
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static void apply(String line, Map<String, TranscriptLine> lines) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            String id = json.get("id").getAsString();
            if (json.has("fate")) {
                String fate = json.get("fate").getAsString();
                lines.computeIfPresent(id, (same, sentence) -> sentence.settled(fate));
            } else {
                lines.putIfAbsent(
                        id,
                        new TranscriptLine(
                                id,
                                json.get("room").getAsString(),
                                json.get("speaker").getAsString(),
                                json.get("text").getAsString(),
                                Instant.parse(json.get("started_at").getAsString()),
                                Instant.parse(json.get("ended_at").getAsString()),
                                "waiting"));
            }
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | DateTimeException e) {
            // A torn line; the next one begins anew.
            return;
        }
    }
}
