package dev.earshot.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders and files for this user alone, where the file system knows of users. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes a folder of mode 0700, and those above it; one that is there keeps the mode that its user gave it. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /** Makes an empty file of mode 0600; one that is there stays as it is. */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // As wanted.
        }
    }

    /**
     * Gives a whole file its name in one step, never in place of what another process has put there; a link does, a move
     * would not, but not every file system has links.
     *
     * @throws FileAlreadyExistsException if there is such a file
     */
    static void place(Path whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.move(whole, file);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
