package dev.earshot.models;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Room on a disk, and whole trees of files. */
final class Disk {
    private Disk() {}

    static long free(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /**
     * Before much is written.
     *
     * @param needed bytes
     * @throws ModelException if there is less room
     */
    static void requireRoom(Path folder, long needed, String name) throws IOException {
        if (free(folder) < needed) {
            throw full(folder, needed, name, null);
        }
    }

    /** What a failed write is to be called; a full disk is known by its room, since the system's words differ. */
    static ModelException unwritten(Path folder, long needed, String name, IOException e) {
        try {
            String said = String.valueOf(e.getMessage());
            if (free(folder) < needed || said.contains("No space left") || said.contains("quota")) {
                return full(folder, needed, name, e);
            }
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
        }
        return new ModelException(
                folder + " can't be written to (" + e.getMessage() + "); see to it that you may write there", e);
    }

    private static ModelException full(Path folder, long needed, String name, @Nullable IOException cause) {
        String free = "";
        try {
            free = ", and " + ByteSize.words(free(folder)) + " is free";
        } catch (IOException unknown) {
            // Then it is left out.
        }
        return new ModelException(
                "The disk is full: " + name + " needs another " + ByteSize.words(needed) + " in " + folder + free
                        + "; make room there and install it again, what was fetched is kept",
                cause);
    }

    /** Of all files in it, links not followed; 0 where there is none. */
    static long size(Path folder) throws IOException {
        AtomicLong size = new AtomicLong();
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    size.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return size.get();
    }

    /** Deletes a folder and all in it, if it is there; of a link the link alone. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder) || Files.isSymbolicLink(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
