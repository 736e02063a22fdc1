package dev.earshot.app;

import dev.earshot.config.LoadedSettings;
import dev.earshot.config.PrivateFiles;
import dev.earshot.config.SettingsException;
import dev.earshot.thread.Threads;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of each new version of the settings file. It watches the file's folder, and the one where the file really is if
 * that is another, since editors write in many ways; a thread of its own waits for the system to say that one changed.
 */
public final class SettingsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    /** Editors write in several steps. */
    private static final long SETTLE_MILLIS = 200;

    /** Reads the settings anew. */
    @FunctionalInterface
    public interface Reload {
        LoadedSettings load() throws SettingsException;
    }

    /** Is told on the watch's thread. */
    interface Listener {
        void changed(LoadedSettings settings);

        /** The file is there but can't be used; {@code problems} one a line. */
        void broken(String problems);
    }

    private final Path file;
    private final Reload reload;
    private final Listener listener;
    private final WatchService service;
    private final Thread thread = Thread.ofPlatform().daemon().name("settings").unstarted(this::run);
    private byte @Nullable [] seen;

    private SettingsWatch(Path file, Reload reload, Listener listener) throws IOException {
        this.file = file.toAbsolutePath();
        this.reload = reload;
        this.listener = listener;
        this.seen = content();
        this.service = this.file.getFileSystem().newWatchService();
    }

    /**
     * Begins to watch.
     *
     * @param file need not exist; its folder is made if it does not
     */
    static SettingsWatch start(Path file, Reload reload, Listener listener) throws IOException {
        SettingsWatch watch = new SettingsWatch(file, reload, listener);
        try {
            for (Path folder : watch.folders()) {
                folder.register(
                        watch.service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            watch.service.close();
            throw e;
        }
        watch.thread.start();
        return watch;
    }

    private Set<Path> folders() throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        PrivateFiles.createFolder(folder);
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(folder.toRealPath());
        if (Files.exists(file)) {
            folders.add(Objects.requireNonNull(file.toRealPath().getParent()));
        }
        return folders;
    }

    private void run() {
        try {
            while (true) {
                settle(service.take());
                byte[] now = content();
                if (!Arrays.equals(now, seen)) {
                    seen = now;
                    tell();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("watches no longer");
        }
    }

    private void settle(WatchKey first) throws InterruptedException {
        for (WatchKey key = first; key != null; key = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
            key.pollEvents();
            key.reset();
        }
    }

    private byte @Nullable [] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }

    private void tell() {
        try {
            listener.changed(reload.load());
        } catch (SettingsException e) {
            listener.broken(String.valueOf(e.getMessage()));
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
