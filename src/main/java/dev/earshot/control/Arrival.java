package dev.earshot.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What comes of starting an agent: it is the one, or there was one and it has been told a word instead. */
public sealed interface Arrival {
    /** Longer than an agent takes to load a large model and open its door, or to let go of its key once it quits. */
    Duration PATIENCE = Duration.ofSeconds(60);

    Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /**
     * This process is the one agent.
     *
     * @param key to be held as long as it is
     */
    record First(DoorKey key) implements Arrival {}

    /**
     * Another process is.
     *
     * @param answer its sentence
     */
    record Second(String answer) implements Arrival {}

    /**
     * Arrives. Waits a while for an agent that has the key but no open door: it is just coming, or going.
     *
     * @param word what to say to an agent that is there already
     * @throws IOException with a sentence for the user
     */
    static Arrival at(Path runtimeFolder, Word word) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<DoorKey> key = DoorKey.take(runtimeFolder);
            if (key.isPresent()) {
                return new First(key.get());
            }
            try {
                return new Second(new DoorClient(runtimeFolder).ask(word));
            } catch (NoAgentException e) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException(
                            "another agent has been starting for " + PATIENCE.toSeconds()
                                    + " s; wait for it, or end its process to start anew",
                            e);
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
