package dev.earshot.caption;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a recogniser says it heard: a guess that may still change, or a sentence that will not. */
public sealed interface Utterance {
    /** The words, separated by single blanks; never blank. */
    String text();

    /** Whether its beginning was an utterance of its own already, so that it begins in the middle of a sentence. */
    boolean continued();

    /**
     * A guess at a sentence that is still being spoken.
     *
     * @param stable how many of its first words have stood unchanged for so long that they are as good as final
     * @param heard how much sound the guess rests on, from the first sample
     */
    record Partial(String text, int stable, boolean continued, Duration heard) implements Utterance {}

    /**
     * A finished sentence, or a piece of one that takes long.
     *
     * @param words in the order spoken; never empty
     */
    record Final(List<Word> words, boolean continued) implements Utterance {
        public Final {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a final result has at least one word");
            }
        }

        @Override
        public String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }

        /** How sure the model is of it, 0 to 1: the mean over its words. */
        public double confidence() {
            return words.stream().mapToDouble(Word::confidence).average().orElse(0);
        }

        /** When the first word began. */
        public Duration start() {
            return words.getFirst().start();
        }

        /** When the last word ended. */
        public Duration end() {
            return words.getLast().end();
        }
    }
}
