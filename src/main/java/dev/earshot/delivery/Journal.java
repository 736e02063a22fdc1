package dev.earshot.delivery;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.earshot.caption.Caption;
import dev.earshot.caption.CaptionJson;
import dev.earshot.config.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Captions that have not met their fate, on disk, so that a crash loses none. Each process has a file of its own, locked
 * for as long as it lives; a file without its lock was left by a crash, and the next start takes it over.
 *
 * <p>A line a caption and a line a fate, each one write; a kill tears the last one at most. When most lines are about
 * captions that are done with, the file is written anew. For many threads.
 */
public final class Journal implements AutoCloseable {
    /** Lines before the file may be written anew; some ten thousand captions' worth of bytes at most. */
    private static final int LINES = 2_000;

    private final Path folder;
    private final String target;
    private final Consumer<String> problems;
    private final Map<String, Caption> unsettled = new LinkedHashMap<>();
    private Path file;
    private FileChannel channel;
    private int lines;
    private boolean failing;

    private Journal(Path folder, String target, Consumer<String> problems) throws IOException {
        this.folder = folder;
        this.target = target;
        this.problems = problems;
        Locked begun = begin(folder);
        this.file = begun.file();
        this.channel = begun.channel();
    }

    /**
     * Begins a journal of this process.
     *
     * @param folder made, for this user alone, if it does not exist
     * @param target names server and room: what a crash left for another target is not taken over
     * @param problems takes one sentence for the user when writing begins to fail
     */
    public static Journal open(Path folder, String target, Consumer<String> problems) throws IOException {
        PrivateFiles.createFolder(folder);
        return new Journal(folder, target, problems);
    }

    private record Locked(Path file, FileChannel channel) {}

    /** A new file with its lock. Between the two another process may take it for a crashed one's, and take it away. */
    private static Locked begin(Path folder) throws IOException {
        while (true) {
            Path file = Files.createTempFile(folder, "run-", ".journal");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
            channel.lock();
            if (Files.exists(file)) {
                return new Locked(file, channel);
            }
            channel.close();
        }
    }

    /** Notes a caption that is about to be offered. */
    public synchronized void add(Caption caption) {
        unsettled.put(caption.id(), caption);
        write(line(caption));
    }

    /** Notes that a caption met its fate. */
    public synchronized void settled(Caption caption) {
        if (unsettled.remove(caption.id()) != null) {
            JsonObject line = new JsonObject();
            line.addProperty("settled", caption.id());
            write(line + "\n");
        }
    }

    private String line(Caption caption) {
        JsonObject line = CaptionJson.encodeKept(caption);
        line.addProperty("target", target);
        return line + "\n";
    }

    private void write(String text) {
        try {
            if (lines >= LINES && lines > 4 * unsettled.size()) {
                rewrite();
            }
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            lines++;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                problems.accept("The journal of captions can't be written to " + file + " (" + e.getMessage()
                        + "); a crash would lose those that wait");
            }
        }
    }

    private void rewrite() throws IOException {
        Locked next = begin(folder);
        StringBuilder all = new StringBuilder();
        unsettled.values().forEach(caption -> all.append(line(caption)));
        next.channel().write(ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.UTF_8)));
        channel.close();
        Files.delete(file);
        file = next.file();
        channel = next.channel();
        lines = unsettled.size();
    }

    /**
     * Takes over what crashed processes left for the same target, into this journal.
     *
     * @return the captions that had not met their fate, in the order in which they were noted
     */
    public synchronized List<Caption> takeOver() throws IOException {
        Map<String, Caption> left = new LinkedHashMap<>();
        List<Path> orphans;
        try (Stream<Path> files = Files.list(folder)) {
            orphans = files.filter(path -> path.toString().endsWith(".journal") && !path.equals(file))
                    .sorted()
                    .toList();
        }
        for (Path orphan : orphans) {
            takeOver(orphan, left);
        }
        return new ArrayList<>(left.values());
    }

    private void takeOver(Path orphan, Map<String, Caption> left) throws IOException {
        try (FileChannel lock = FileChannel.open(orphan, StandardOpenOption.WRITE)) {
            FileLock held = tryLock(lock);
            if (held == null) {
                return;
            }
            unsettledIn(orphan).forEach((id, caption) -> {
                if (left.putIfAbsent(id, caption) == null) {
                    add(caption);
                }
            });
            Files.deleteIfExists(orphan);
        } catch (NoSuchFileException e) {
            // Another process was first.
            return;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another journal of this very process.
            return null;
        }
    }

    private Map<String, Caption> unsettledIn(Path orphan) throws IOException {
        Map<String, Caption> captions = new LinkedHashMap<>();
        String text = new String(Files.readAllBytes(orphan), StandardCharsets.UTF_8);
        text.lines().forEach(line -> {
            try {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                if (json.has("settled")) {
                    captions.remove(json.get("settled").getAsString());
                } else if (target.equals(json.get("target").getAsString())) {
                    Caption caption = CaptionJson.decodeKept(json);
                    captions.put(caption.id(), caption);
                }
            } catch (JsonParseException
                    | CaptionJson.Malformed
                    | IllegalStateException
                    | NullPointerException
                    | UnsupportedOperationException e) {
                // The line that the crash tore.
                return;
            }
        });
        return captions;
    }

    /** Ends the journal; its file goes too when nothing in it waits any more, else it is there for the next start. */
    @Override
    public synchronized void close() throws IOException {
        if (unsettled.isEmpty()) {
            Files.deleteIfExists(file);
        }
        channel.close();
    }
}
