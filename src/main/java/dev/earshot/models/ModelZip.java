package dev.earshot.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip that may hold a model. Nothing is believed of it: not its names, not its sizes. What it says of itself is checked
 * before anything is written, what it holds while it is. Only files and folders are made, never links.
 */
final class ModelZip implements AutoCloseable {
    /** A model is packed to a half or so; no real one comes near. */
    private static final long MOST_TIMES = 20;
    /** A Vosk model has some twenty. */
    private static final int MOST_ENTRIES = 5_000;

    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final String called;
    private final long packed;
    private final List<ZipEntry> entries;

    private ModelZip(ZipFile zip, String called, long packed, List<ZipEntry> entries) {
        this.zip = zip;
        this.called = called;
        this.packed = packed;
        this.entries = entries;
    }

    /**
     * Opens it and checks what it says of itself.
     *
     * @param called what sentences are to call it
     * @throws ModelException if it is no zip, or one that is not to be unpacked
     */
    static ModelZip open(Path file, String called) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("There is no file " + called + "; name the zip of a Vosk model");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new ModelException(called + " is no zip that can be read, or not all of one; get it again", e);
        } catch (IOException e) {
            throw new ModelException(called + " can't be read; see to it that you may read it", e);
        }
        try {
            List<ZipEntry> entries = zip.stream()
                    .filter(entry -> !isOfTheMac(entry.getName()))
                    .map(ZipEntry.class::cast)
                    .toList();
            ModelZip model = new ModelZip(zip, called, Files.size(file), entries);
            model.check();
            return model;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** What macOS puts beside everything it packs. */
    private static boolean isOfTheMac(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }

    private void check() throws ModelException {
        if (entries.size() > MOST_ENTRIES) {
            throw dangerous("has " + entries.size() + " files in it, more than any model");
        }
        long size = 0;
        for (ZipEntry entry : entries) {
            if (!isInside(entry.getName())) {
                throw dangerous("has a file in it that would lie outside its folder");
            }
            size += Math.max(0, entry.getSize());
            if (size < 0 || size > most()) {
                throw bomb();
            }
        }
    }

    private static boolean isInside(String name) {
        String plain = name.replace('\\', '/');
        return !plain.startsWith("/")
                && !plain.contains(":")
                && plain.chars().noneMatch(Character::isISOControl)
                && List.of(plain.split("/")).stream().noneMatch(part -> part.equals("..") || part.equals("."));
    }

    private ModelException dangerous(String why) {
        return new ModelException(called + " " + why + ": it is not unpacked; get it from where it was made");
    }

    private ModelException bomb() {
        return dangerous("would unpack to more than " + MOST_TIMES + " times its size, as no model does");
    }

    private long most() {
        return MOST_TIMES * packed;
    }

    /** The name of the one folder in which everything is; empty if there is no such folder. */
    String topFolder() {
        Set<String> tops = entries.stream()
                .map(entry -> entry.getName().replace('\\', '/'))
                .map(name -> name.contains("/") ? name.substring(0, name.indexOf('/')) : "")
                .collect(Collectors.toSet());
        return tops.size() == 1 ? tops.iterator().next() : "";
    }

    /**
     * Unpacks it all.
     *
     * @param target a folder that exists and is empty
     * @throws ModelException if it is broken or not what it said, or there is no room; some of it may be in the target then
     */
    void unpack(Path target, InstallProgress progress) throws IOException, InterruptedException {
        long whole = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
        Disk.requireRoom(target, whole, called);
        long done = 0;
        for (ZipEntry entry : entries) {
            Path path = place(entry, target);
            if (!path.startsWith(target)) {
                throw dangerous("has a file in it that would lie outside its folder");
            }
            try {
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    done = unpack(entry, path, done, whole, progress);
                }
            } catch (FileAlreadyExistsException e) {
                throw dangerous("has two files of one name in it");
            } catch (ZipException e) {
                throw broken(entry);
            } catch (ModelException | ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                throw Disk.unwritten(target, Math.max(1, whole - done), called, e);
            }
        }
        progress.at(InstallProgress.Stage.UNPACK, whole, whole);
    }

    /** Which names there can be is for each system, and on Unix for the user's locale, to say. */
    private Path place(ZipEntry entry, Path target) throws ModelException {
        try {
            return target.resolve(entry.getName().replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            throw dangerous("has a name in it that can be no file's here");
        }
    }

    private long unpack(ZipEntry entry, Path path, long before, long whole, InstallProgress progress)
            throws IOException, InterruptedException {
        CRC32 sum = new CRC32();
        long done = before;
        try (InputStream in = zip.getInputStream(entry);
                FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                done += n;
                if (done > most()) {
                    throw bomb();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                sum.update(buffer, 0, n);
                Channels.newOutputStream(out).write(buffer, 0, n);
                progress.at(InstallProgress.Stage.UNPACK, Math.min(done, whole), whole);
            }
            // What is moved into place next must be whole after a power cut, too.
            out.force(true);
        }
        if (sum.getValue() != entry.getCrc() || (entry.getSize() >= 0 && done - before != entry.getSize())) {
            throw broken(entry);
        }
        return done;
    }

    private ModelException broken(ZipEntry entry) {
        return new ModelException(called + " is broken: " + entry.getName() + " in it can't be read; get it again");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
