package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import dev.earshot.caption.CaptionJson;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file in which rooms outlive a restart: a line that says what it is, a line for each room, a line that ends it. It is
 * written whole beside its place and moved there, so that a crash leaves the old one or the new one. Not for several
 * threads.
 */
final class StateFile {
    private static final String FIRST = "{\"earshot\":\"rooms\",\"form\":1}";
    private static final String LAST = "{\"end\":true}";

    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * The rooms in the file; none if there is no file; empty if it is broken or is none of Earshot's.
     *
     * @throws IOException if it can't be read
     */
    Optional<List<KeptRoom>> read() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            return FIRST.equals(lines.readLine()) ? rooms(lines) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(List.of());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<KeptRoom>> rooms(BufferedReader lines) throws IOException {
        List<KeptRoom> rooms = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(LAST)) {
                    return Optional.of(rooms);
                }
                rooms.add(KeptRoom.of(JsonParser.parseString(line).getAsJsonObject()));
            }
        } catch (CaptionJson.Malformed | RuntimeException e) {
            // Whatever a line that is no room makes go wrong.
        }
        return Optional.empty();
    }

    /** Names a broken file aside, in place of one that was named so before; answers what it is called now. */
    Path putAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes these rooms in place of what is there, for this user alone to read. */
    void write(List<KeptRoom> rooms) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole, mode(folder));
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                line(out, FIRST);
                for (KeptRoom room : rooms) {
                    line(out, room.json().toString());
                }
                line(out, LAST);
                out.flush();
                channel.force(true);
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        force(folder);
    }

    /** Lets the new name outlive a loss of power. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder, and keeps its names by itself.
        }
    }

    /** Half a surrogate pair, which a sentence may have, becomes a question mark; a writer would fail at it. */
    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(UTF_8));
    }

    private static FileAttribute<?>[] mode(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
