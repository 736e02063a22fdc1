package dev.earshot.control;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The right to be the one agent of this runtime folder, held from the start of a process to its end, longer than the
 * {@link Door} that it opens. The kernel takes it back from a process that is killed.
 */
public final class DoorKey implements AutoCloseable {
    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel file;

    private DoorKey(Path folder, FileChannel file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Takes the key; empty if another agent has it. To be called once in a process until it is closed: where locks are
     * POSIX's, a second attempt would give the first one's lock away.
     *
     * @param runtimeFolder made with mode 0700 if it is not there, and given that mode if it is
     * @throws IOException with a sentence for the user
     */
    public static Optional<DoorKey> take(Path runtimeFolder) throws IOException {
        try {
            boolean posix =
                    runtimeFolder.getFileSystem().supportedFileAttributeViews().contains("posix");
            createFolder(runtimeFolder, posix);
            FileChannel file = FileChannel.open(
                    runtimeFolder.resolve("control.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    attributes(posix, "rw-------"));
            if (isLocked(file)) {
                return Optional.of(new DoorKey(runtimeFolder, file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(
                    "the folder of the control socket can't be used: " + e
                            + "; mend it, or set XDG_RUNTIME_DIR to a folder of your own",
                    e);
        }
    }

    private static void createFolder(Path folder, boolean posix) throws IOException {
        Files.createDirectories(folder, attributes(posix, "rwx------"));
        if (posix && !Files.getPosixFilePermissions(folder).equals(MINE_ALONE)) {
            Files.setPosixFilePermissions(folder, MINE_ALONE);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, String mode) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Whether the lock is ours now; its channel keeps it. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where the socket belongs. */
    Path socket() {
        return socket(folder);
    }

    static Path socket(Path runtimeFolder) {
        return runtimeFolder.resolve("control.sock");
    }

    /** Unix-domain sockets have short names: 108 bytes on Linux, 104 on macOS, by {@code sun_path} of unix(7). */
    static IOException unusable(Path socket, IOException cause) {
        String why = isTooLong(cause)
                ? "its path is longer than this system can do; set XDG_RUNTIME_DIR to a folder with a short path"
                : String.valueOf(cause.getMessage());
        return new IOException("the control socket " + socket + " can't be used: " + why, cause);
    }

    static boolean isTooLong(IOException cause) {
        return cause instanceof SocketException
                && String.valueOf(cause.getMessage()).contains("path too long");
    }

    /** Lets the next agent in. The file stays: deleting it would let two agents lock two files of one name. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
