package dev.earshot.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies a model's files; what a link leads to, never the link. */
final class FolderCopy {
    private FolderCopy() {}

    /** @param target exists and is empty */
    static void copy(Path from, Path target, InstallProgress progress) throws IOException, InterruptedException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(from)) {
            all = inside.toList();
        }
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
}
