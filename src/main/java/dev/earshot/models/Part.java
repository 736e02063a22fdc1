package dev.earshot.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A download that may have broken off: what came so far, and beside it a note of what it is a part of. A part without its
 * note is worth nothing.
 */
final class Part {
    private static final int BUFFER = 1 << 16;

    private final RemoteModel model;
    private final Path file;
    private final Path note;

    Part(Path folder, RemoteModel model) {
        this.model = model;
        this.file = folder.resolve(model.name() + ".zip.part");
        this.note = folder.resolve(model.name() + ".zip.from");
    }

    Path file() {
        return file;
    }

    /** How much came; 0 for what is a part of something else, or more than the whole. */
    long bytes() throws IOException {
        List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
        boolean ours = lines.size() == 3
                && lines.get(0).equals(model.url().toString())
                && lines.get(1).equals(model.md5());
        long bytes = ours && Files.exists(file) ? Files.size(file) : 0;
        return bytes > model.bytes() ? 0 : bytes;
    }

    /** What the server called this state of the file, for {@code If-Range}; empty if nothing. */
    String validator() throws IOException {
        return Files.readAllLines(note).get(2);
    }

    /** Begins anew, with what the server calls the file's state now. */
    void begin(String validator) throws IOException {
        delete();
        Files.createDirectories(file.getParent());
        Files.write(note, List.of(model.url().toString(), model.md5(), validator));
        Files.createFile(file);
    }

    void delete() throws IOException {
        // In this order a kill in between leaves no part with a note.
        Files.deleteIfExists(note);
        Files.deleteIfExists(file);
    }

    boolean isRight(InstallProgress progress) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            read(in, progress);
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(model.md5());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(InputStream in, InstallProgress progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            done += n;
            progress.at(InstallProgress.Stage.CHECK, done, model.bytes());
        }
    }
}
