package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads an open microphone on a thread of its own, until it ends or is closed. */
final class Hearer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Microphones.Opened opened;
    private final Thread thread = Thread.ofPlatform().name("hearer").unstarted(this::run);
    /** These three guarded by this. */
    private short[] heard = new short[0];

    private int loudest;
    private @Nullable IOException problem;

    private Hearer(Microphones.Opened opened) {
        this.opened = opened;
    }

    static Hearer start(Microphones.Opened opened) {
        Hearer hearer = new Hearer(opened);
        hearer.thread.start();
        return hearer;
    }

    private void run() {
        short[] buffer = new short[1_600];
        try {
            for (int count = opened.source().read(buffer);
                    count >= 0;
                    count = opened.source().read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException e) {
            synchronized (this) {
                problem = e;
            }
        }
    }

    private synchronized void add(short[] buffer, int count) {
        heard = Sound.append(heard, buffer, count);
        for (int i = 0; i < count; i++) {
            loudest = Math.max(loudest, Math.abs(buffer[i]));
        }
        notifyAll();
    }

    Microphones.Opened opened() {
        return opened;
    }

    String name() {
        return opened.name();
    }

    synchronized short[] heard() {
        return heard.clone();
    }

    synchronized int loudest() {
        return loudest;
    }

    /** Waits for two tenths of a second more. */
    synchronized void awaitMore() throws InterruptedException {
        int wanted = heard.length + 3_200;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (heard.length < wanted) {
            assertThat(System.nanoTime()).as("sound comes").isLessThan(deadline);
            wait(100);
        }
    }

    /** Waits until somebody makes noise. */
    synchronized void awaitLoud() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (loudest < 10_000) {
            assertThat(System.nanoTime()).as("noise comes").isLessThan(deadline);
            wait(100);
        }
    }

    /** Why it ended, within so long; null if it was closed. */
    @Nullable IOException end(Duration patience) throws InterruptedException {
        assertThat(thread.join(patience)).as("ends within " + patience).isTrue();
        synchronized (this) {
            return problem;
        }
    }

    @Override
    public void close() throws IOException {
        opened.source().close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
