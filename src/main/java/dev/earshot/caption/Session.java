package dev.earshot.caption;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * One run of one sender: numbers its sentences, so that a room server can put them in order and know a repeat. For one
 * thread.
 */
public final class Session {
    private final String name;
    private final Speaker speaker;
    private long sequence;

    /** A session with a name that no other has. */
    public Session(Speaker speaker, RandomGenerator random) {
        this.name = String.format("%016x", random.nextLong());
        this.speaker = speaker;
    }

    /** The next finished sentence. */
    public Caption sentence(String text, Instant startedAt, Instant endedAt) {
        sequence++;
        return new Caption(name, sequence, Caption.Stage.FINAL, speaker, text, startedAt, endedAt);
    }

    /**
     * A guess at what the next sentence will be; it carries that sentence's number.
     *
     * @param stable how many of its first characters are as good as final
     */
    public Caption partial(String text, int stable, Instant startedAt, Instant endedAt) {
        return new Caption(name, sequence + 1, Caption.Stage.PARTIAL, speaker, text, startedAt, endedAt, stable);
    }

    /** What the speaker does now; for any thread. */
    public Presence presence(Presence.State state) {
        return new Presence(name, speaker.name(), state);
    }
}
