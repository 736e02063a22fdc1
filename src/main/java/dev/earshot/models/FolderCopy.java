package dev.earshot.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Copies a model's files; what a link leads to, never the link. */
final class FolderCopy {
    private FolderCopy() {}

    /**
     * Copies a folder.
     *
     * @param target exists and is empty
     * @throws ModelException if a link leads nowhere or around in a circle, or there is no room
     */
    static void copy(Path from, Path target, InstallProgress progress) throws IOException, InterruptedException {
        List<Path> all = inside(from);
        long whole = 0;
        for (Path each : all) {
            whole += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        Disk.requireRoom(target, whole, from.toString());
        long done = 0;
        for (Path each : all) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Path copy = target.resolve(from.relativize(each).toString());
            if (Files.isRegularFile(each)) {
                try {
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy);
                } catch (IOException e) {
                    throw Disk.unwritten(target, Math.max(1, whole - done), from.toString(), e);
                }
                done += Files.size(copy);
                progress.at(InstallProgress.Stage.UNPACK, done, whole);
            }
        }
    }

    private static List<Path> inside(Path from) throws ModelException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            all = inside.toList();
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof IOException ? e : Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof FileSystemLoopException loop) {
                throw new ModelException(
                        loop.getFile() + " is a link that leads to a folder around it; delete the link", loop);
            }
            throw new ModelException(
                    from + " can't be read (" + cause.getMessage() + "); see to it that you may read all in it", cause);
        }
        for (Path each : all) {
            if (Files.notExists(each)) {
                throw new ModelException(each + " is a link that leads nowhere; mend it, or delete it");
            }
        }
        return all;
    }
}
