package dev.earshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines of standard input, waited for in a way that an interrupt ends. Its thread is a daemon: a read of the terminal
 * can't be ended from outside. For one reader.
 */
final class Lines implements AutoCloseable {
    private final SynchronousQueue<Callable<Optional<String>>> next = new SynchronousQueue<>();
    private final Thread thread;

    private Lines(InputStream in) {
        thread = Thread.ofPlatform().daemon().name("stdin").unstarted(() -> read(in));
    }

    /** Starts to read; one line ahead of {@link #next} at most. */
    static Lines of(InputStream in) {
        Lines lines = new Lines(in);
        lines.thread.start();
        return lines;
    }

    private void read(InputStream in) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        try {
            @Nullable String line;
            do {
                line = reader.readLine();
                Optional<String> read = Optional.ofNullable(line);
                next.put(() -> read);
            } while (line != null);
        } catch (IOException e) {
            fail(new IOException("standard input can't be read: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(IOException failure) {
        try {
            next.put(() -> {
                throw failure;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next line; empty at the end, after which it must not be called again. */
    Optional<String> next() throws IOException, InterruptedException {
        try {
            return next.take().call();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Wants no more lines; the thread ends with the read that is under way. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
