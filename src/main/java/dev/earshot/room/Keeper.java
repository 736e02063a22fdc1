package dev.earshot.room;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a server's rooms in a file: soon after a change, and at the end. One thread of its own, {@code room-state}, writes;
 * between two writings it rests so long that they take a twentieth of its time at most.
 */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final int REST_PER_WORK = 20;

    private final StateFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private List<KeptRoom> found;
    private @Nullable Thread thread;
    private boolean changed;
    private boolean closed;
    /** Written by the thread alone. */
    private boolean failed;

    private Keeper(StateFile file, List<KeptRoom> found) {
        this.file = file;
        this.found = found;
    }

    /** Reads the file. One that is broken is named aside; if it can't be read or named aside, that is said and no rooms are kept. */
    static Optional<Keeper> open(Path path) {
        StateFile file = new StateFile(path);
        try {
            Optional<List<KeptRoom>> rooms = file.read();
            if (rooms.isEmpty()) {
                LOG.warn(
                        "{} is broken or holds no rooms of Earshot's; it is called {} now, and the rooms begin empty",
                        file,
                        file.putAside());
            }
            return Optional.of(new Keeper(file, rooms.orElse(List.of())));
        } catch (IOException e) {
            LOG.warn(
                    "The rooms' file {} can't be read ({}), so no rooms are kept; mend it or set another"
                            + " room-server.state-file, then start again",
                    file,
                    reason(e));
            return Optional.empty();
        }
    }

    /** The rooms of the run before; none any more once it writes. */
    List<KeptRoom> found() {
        return found;
    }

    /** Begins to write. */
    void start(Supplier<List<KeptRoom>> rooms) {
        found = List.of();
        thread = Thread.ofPlatform().daemon().name("room-state").start(() -> run(rooms));
    }

    /** Something is other than it was. Returns at once. */
    void changed() {
        lock.lock();
        try {
            changed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run(Supplier<List<KeptRoom>> rooms) {
        while (true) {
            boolean last = awaitChange();
            long start = System.nanoTime();
            write(rooms);
            if (last) {
                return;
            }
            Duration work = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST_PER_WORK);
            rest(work.compareTo(REST) > 0 ? work : REST);
        }
    }

    /** True at the end. */
    private boolean awaitChange() {
        lock.lock();
        try {
            while (!changed && !closed) {
                news.awaitUninterruptibly();
            }
            changed = false;
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; what follows is written sooner, no more.
        } finally {
            lock.unlock();
        }
    }

    private void write(Supplier<List<KeptRoom>> rooms) {
        try {
            file.write(rooms.get());
            failed = false;
        } catch (IOException | RuntimeException e) {
            if (!failed) {
                LOG.warn(
                        "The rooms can't be kept in {} ({}); a restart would begin without what changed since",
                        file,
                        e instanceof IOException known ? reason(known) : e.toString());
            }
            failed = true;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        return reason == null ? "something is in its place" : reason;
    }

    /** Writes a last time and waits for it. Safe to call again. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            Threads.join(thread);
        }
    }
}
