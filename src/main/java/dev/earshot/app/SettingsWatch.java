package dev.earshot.app;

import dev.earshot.config.FileContent;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.PrivateFiles;
import dev.earshot.config.SettingsException;
import dev.earshot.thread.Threads;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of each new version of the settings file, and of the files it names. Editors write in many ways: whatever happens
 * in the folders on the way to a file, links followed, the file is looked at once that has settled. A thread of its own waits for the system to say
 * that something did.
 */
public final class SettingsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    /** Editors write in several steps. */
    private static final Duration QUIET = Duration.ofMillis(150);
    /** What never becomes quiet is looked at all the same. */
    private static final Duration BURST = Duration.ofMillis(600);
    /** Editors that take a file away, or empty it, write it soon after; until then that is not what its user wants. */
    private static final Duration GONE = Duration.ofSeconds(1);

    /** Reads the settings anew. */
    @FunctionalInterface
    public interface Reload {
        LoadedSettings load() throws SettingsException;
    }

    /** Is told on the watch's thread. */
    interface Listener {
        /**
         * They are other ones than before, or can be used again.
         *
         * @return false to be told of them again when they are saved again, since they could not be brought into force
         */
        boolean changed(LoadedSettings settings);

        /** The file is there but can't be used; {@code problems} one a line. */
        void broken(String problems);
    }

    private final Path file;
    private final Reload reload;
    private final Listener listener;
    private final WatchService service;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("settings").unstarted(this::run);
    /** The file, and others of which the settings were made, with what they held. */
    private Map<Path, FileContent> seen;
    /** The file's own name, and that of what it leads to. */
    private Set<Path> names = new HashSet<>();
    /** Whether something has happened to the file itself since it was looked at, be it that the same was saved again. */
    private boolean named;
    /** What the listener was told last: settings, or problems; blank if it wants to be told anew. */
    private Object told;

    private SettingsWatch(LoadedSettings loaded, Reload reload, Listener listener) throws IOException {
        this.file = loaded.file().toAbsolutePath();
        this.seen = loaded.read();
        this.told = loaded.settings();
        this.reload = reload;
        this.listener = listener;
        this.service = this.file.getFileSystem().newWatchService();
    }

    /**
     * Begins to watch, and tells of what was saved since the file was loaded.
     *
     * @param loaded what is in force; its file need not exist, and the file's folder is made if it does not
     */
    static SettingsWatch start(LoadedSettings loaded, Reload reload, Listener listener) throws IOException {
        SettingsWatch watch = new SettingsWatch(loaded, reload, listener);
        try {
            PrivateFiles.createFolder(Objects.requireNonNull(watch.file.getParent()));
            watch.watchFolders();
        } catch (IOException e) {
            watch.service.close();
            throw e;
        }
        watch.thread.start();
        return watch;
    }

    /** Anew after each change, since a link may lead elsewhere by then; those that are watched already stay so. */
    private void watchFolders() throws IOException {
        names = names();
        Set<Path> folders = new HashSet<>(new WayToFile(file).folders());
        for (Path other : seen.keySet()) {
            folders.addAll(new WayToFile(other.toAbsolutePath()).folders());
        }
        watched.entrySet().removeIf(entry -> {
            boolean elsewhere =
                    !folders.contains(entry.getKey()) || !entry.getValue().isValid();
            if (elsewhere) {
                entry.getValue().cancel();
            }
            return elsewhere;
        });
        for (Path folder : folders) {
            if (!watched.containsKey(folder)) {
                watched.put(
                        folder,
                        folder.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE));
            }
        }
    }

    private Set<Path> names() {
        Set<Path> own = new HashSet<>();
        own.add(file.getFileName());
        try {
            own.add(file.toRealPath().getFileName());
        } catch (IOException e) {
            LOG.debug("the settings lead to no file now", e);
        }
        return own;
    }

    private void run() {
        try {
            while (true) {
                Map<Path, FileContent> now = whole();
                if (named || !now.equals(seen)) {
                    seen = now;
                    named = false;
                    look();
                    rewatch();
                } else {
                    settle(service.take());
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("watches no longer");
        }
    }

    /** Waits until nothing has happened for a while. */
    private void settle(@Nullable WatchKey first) throws InterruptedException {
        long end = System.nanoTime() + BURST.toNanos();
        WatchKey key = first;
        while (key != null) {
            for (WatchEvent<?> event : key.pollEvents()) {
                named |= names.contains(event.context());
            }
            key.reset();
            rewatch();
            long left = Math.min(QUIET.toNanos(), end - System.nanoTime());
            key = left > 0 ? service.poll(left, TimeUnit.NANOSECONDS) : null;
        }
    }

    private void rewatch() {
        try {
            watchFolders();
        } catch (IOException e) {
            // Between two steps of whoever changes it; the last step is seen from the folder above.
            LOG.debug("a folder on the way to the settings can't be watched now", e);
        }
    }

    /** What the files hold, once they are there and hold anything, or have stayed without for a while. */
    private Map<Path, FileContent> whole() throws InterruptedException {
        long end = System.nanoTime() + GONE.toNanos();
        Map<Path, FileContent> now = contents();
        while (hasLost(now) && System.nanoTime() < end) {
            settle(service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            now = contents();
        }
        return now;
    }

    private Map<Path, FileContent> contents() {
        return seen.keySet().stream().collect(Collectors.toMap(path -> path, FileContent::of));
    }

    private boolean hasLost(Map<Path, FileContent> now) {
        return now.entrySet().stream()
                .anyMatch(entry -> entry.getValue().isEmpty()
                        && !Objects.requireNonNull(seen.get(entry.getKey())).isEmpty());
    }

    private void look() {
        try {
            LoadedSettings loaded = reload.load();
            seen = loaded.read();
            if (!loaded.settings().equals(told)) {
                told = listener.changed(loaded) ? loaded.settings() : "";
            }
        } catch (SettingsException e) {
            // They may name files that are to be made yet.
            seen = e.read().isEmpty() ? seen : e.read();
            String problems = String.valueOf(e.getMessage());
            if (!problems.equals(told)) {
                told = problems;
                listener.broken(problems);
            }
        } catch (RuntimeException e) {
            LOG.error("New settings failed inside Earshot ({}); the old ones stay", e.toString(), e);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        Threads.join(thread);
    }
}
