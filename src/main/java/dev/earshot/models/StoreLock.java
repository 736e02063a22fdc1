package dev.earshot.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Keeps processes from installing the same model at the same time. Each name is a place in one file, so that none has to be
 * deleted, which could not be done without a race; the system lets go of it however its process ends.
 */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws ModelException if another process has the model's name */
    static StoreLock take(Path file, String name) throws IOException {
        StoreLock lock = new StoreLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (lock.tryName(name).isEmpty()) {
            lock.close();
            throw new ModelException(
                    name + " is being installed or removed by another Earshot at this moment; wait until it is done");
        }
        return lock;
    }

    /** Another name, if it is free, for as long as this is open or the lock is held. */
    Optional<FileLock> tryName(String name) throws IOException {
        CRC32 place = new CRC32();
        place.update(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        try {
            return Optional.ofNullable(channel.tryLock(place.getValue(), 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
