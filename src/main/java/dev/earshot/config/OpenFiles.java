package dev.earshot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Finds files with a passphrase in them that more than their owner may read. */
final class OpenFiles {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private OpenFiles() {}

    /**
     * The warning that a file deserves, with the command that mends it; empty where it is private, is not there, or the
     * file system knows no modes.
     *
     * @param file has a passphrase in it
     */
    static Optional<String> warning(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view == null || Collections.disjoint(view.readAttributes().permissions(), OTHERS)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of("Others on this computer may read the passphrase in " + file + "; mend it with: chmod 600 "
                + shellWord(file.toString()));
    }

    /** A text as one word of a command line. */
    private static String shellWord(String text) {
        return text.matches("[\\p{Alnum}/._~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
