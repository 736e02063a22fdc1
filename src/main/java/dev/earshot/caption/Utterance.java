package dev.earshot.caption;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a recogniser says it heard: a guess that may still change, or a sentence that will not. */
public sealed interface Utterance {
    /** The words, separated by single blanks; never blank. */
    String text();

    /**
     * A guess at a sentence that is still being spoken.
     *
     * @param heard how much sound the guess rests on, from the first sample
     */
    record Partial(String text, Duration heard) implements Utterance {}

    /**
     * A finished sentence.
     *
     * @param words in the order spoken; never empty
     */
    record Final(List<Word> words) implements Utterance {
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
