package dev.earshot.delivery;

import com.google.gson.JsonObject;
import dev.earshot.caption.Caption;
import dev.earshot.caption.CaptionJson;
import dev.earshot.config.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captions that have not met their fate, on disk, so that a crash loses none. Each process has a file of its own, locked
 * for as long as it lives; a file without its lock was left by a crash, and the next start takes it over.
 *
 * <p>A line a caption and a line a fate, each one write; a kill tears the last one at most. When most lines are about
 * captions that are done with, the file is written anew. For many threads.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** Lines before the file may be written anew; some ten thousand captions' worth of bytes at most. */
    private static final int LINES = 2_000;

    /** No setting lets a caption be older than this and still be sent. */
    private static final Duration LONGEST_AGE = Duration.ofHours(1);

    private final Path folder;
    private final String target;
    private final Consumer<String> problems;
    /**
     * Files of this process's journals, guarded by itself: merely to open and close one of them elsewhere would give up its
     * lock, as POSIX has it.
     */
    private final Set<Path> own;

    private final Map<String, Caption> unsettled = new LinkedHashMap<>();
    private Path file;
    /** Not a channel, which an interrupt of a writing thread would close, lock and all. */
    private FileOutputStream out;

    private int lines;
    private boolean failing;

    private Journal(Path folder, String target, Consumer<String> problems, Set<Path> own) throws IOException {
        this.own = own;
        this.folder = folder;
        this.target = target;
        this.problems = problems;
        Locked begun = begin();
        this.file = begun.file();
        this.out = begun.out();
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
        return new Journal(folder, target, problems, new HashSet<>());
    }

    /** Begins another one of this process, in the same folder, for what goes to another target or under other settings. */
    public Journal beside(String other) throws IOException {
        return new Journal(folder, other, problems, own);
    }

    private record Locked(Path file, FileOutputStream out) {}

    /** A new file with its lock. Between the two another process may take it for a crashed one's, and take it away. */
    private Locked begin() throws IOException {
        while (true) {
            Path file;
            synchronized (own) {
                file = Files.createTempFile(folder, "run-", ".journal");
                own.add(file);
            }
            FileOutputStream out = new FileOutputStream(file.toFile(), true);
            out.getChannel().lock();
            if (Files.exists(file)) {
                return new Locked(file, out);
            }
            out.close();
            disown(file);
        }
    }

    private void disown(Path file) {
        synchronized (own) {
            own.remove(file);
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
            out.write(text.getBytes(StandardCharsets.UTF_8));
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
        Locked next = begin();
        StringBuilder all = new StringBuilder();
        unsettled.values().forEach(caption -> all.append(line(caption)));
        next.out().write(all.toString().getBytes(StandardCharsets.UTF_8));
        out.close();
        Files.delete(file);
        disown(file);
        file = next.file();
        out = next.out();
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
        synchronized (own) {
            try (Stream<Path> files = Files.list(folder)) {
                orphans = files.filter(path -> path.toString().endsWith(".journal") && !own.contains(path))
                        .sorted()
                        .toList();
            }
        }
        for (Path orphan : orphans) {
            try {
                takeOver(orphan, left);
            } catch (NoSuchFileException e) {
                LOG.debug("another process was first to take over {}", orphan);
            } catch (IOException e) {
                problems.accept("What an earlier run left can't be read (" + e.getMessage()
                        + "); make it readable for your user, or delete it");
            }
        }
        return new ArrayList<>(left.values());
    }

    private void takeOver(Path orphan, Map<String, Caption> left) throws IOException {
        try (FileChannel channel = FileChannel.open(orphan, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (tryLock(channel) == null) {
                return;
            }
            JournalFile read = JournalFile.read(channel, target);
            read.captions().stream()
                    .filter(caption -> left.putIfAbsent(caption.id(), caption) == null)
                    .forEach(this::add);
            boolean waitsForItsOwn = read.forOthers()
                    && Files.getLastModifiedTime(orphan)
                            .toInstant()
                            .isAfter(Instant.now().minus(LONGEST_AGE));
            if (!failing && !waitsForItsOwn) {
                Files.deleteIfExists(orphan);
            }
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

    /** Ends the journal; its file goes too when nothing in it waits any more, else it is there for the next start. */
    @Override
    public synchronized void close() throws IOException {
        if (unsettled.isEmpty()) {
            Files.deleteIfExists(file);
        }
        out.close();
        disown(file);
    }
}
