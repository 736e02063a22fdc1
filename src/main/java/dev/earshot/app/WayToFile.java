package dev.earshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which folders decide what is read under a file's name: those that hold a link on the way to it, and the one that holds
 * the file itself, or where that does not exist the last one that does.
 */
final class WayToFile {
    /** As Linux has it. */
    private static final int LINKS = 40;

    private final Set<Path> folders = new LinkedHashSet<>();
    private final Path file;
    private int links;

    /** @param file absolute; it need not exist, nor its folder */
    WayToFile(Path file) {
        this.file = file;
    }

    /** Real ones, links followed, as of now. */
    Set<Path> folders() throws IOException {
        walk(Objects.requireNonNull(file.getRoot()), file);
        return folders;
    }

    private void walk(Path from, Path way) throws IOException {
        Path here = from;
        for (int i = 0; i < way.getNameCount(); i++) {
            Path next = here.resolve(way.getName(i)).normalize();
            if (Files.isSymbolicLink(next) && links < LINKS) {
                links++;
                folders.add(here);
                Path target = Files.readSymbolicLink(next);
                Path rest = i + 1 < way.getNameCount() ? way.subpath(i + 1, way.getNameCount()) : Path.of("");
                Path whole = here.resolve(target).resolve(rest);
                if (target.isAbsolute()) {
                    walk(Objects.requireNonNull(whole.getRoot()), whole);
                } else {
                    walk(here, target.resolve(rest));
                }
                return;
            }
            if (i + 1 == way.getNameCount() || !Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                folders.add(here);
                return;
            }
            here = next;
        }
    }
}
