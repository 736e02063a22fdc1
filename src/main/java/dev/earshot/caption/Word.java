package dev.earshot.caption;

import java.time.Duration;

/**
 * A recognised word and when it was spoken.
 *
 * @param text the word as the model spells it, never blank
 * @param start from the first sample of the recording or of listening
 * @param end from the same moment; not before {@code start}
 * @param confidence 0 to 1, the recogniser's own estimate
 */
public record Word(String text, Duration start, Duration end, double confidence) {
    /** The same word, spoken so much later. */
    public Word later(Duration time) {
        return new Word(text, start.plus(time), end.plus(time), confidence);
    }
}
