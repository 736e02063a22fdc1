package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What a program says until it ends. */
final class PulseAnswer implements AutoCloseable {
    /** A source takes some 2 kB. */
    private static final int LONGEST = 1 << 20;

    private final Process process;
    private final FutureTask<byte[]> reading;
    private final Thread reader;

    /** Begins to listen to it; {@link #close} ends it. */
    PulseAnswer(Process process) {
        this.process = process;
        this.reading = new FutureTask<>(() -> process.getInputStream().readNBytes(LONGEST));
        this.reader = Thread.ofVirtual().name("pactl").start(reading);
    }

    /**
     * Waits for it.
     *
     * @param deadline by {@link System#nanoTime}
     * @return empty if the program failed
     * @throws IOException if it takes longer; its message is one sentence
     */
    Optional<String> text(long deadline) throws IOException, InterruptedException {
        if (!process.waitFor(deadline - System.nanoTime(), NANOSECONDS)) {
            throw new IOException("The sound system does not answer: log out and in again, or restart it");
        }
        try {
            return process.exitValue() == 0 ? Optional.of(new String(reading.get(), UTF_8)) : Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        PulseTools.end(process);
        if (!process.isAlive()) {
            Threads.join(reader);
        }
    }
}
