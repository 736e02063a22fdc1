package dev.earshot.bench.recognition;

import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How long after the end of each word something was there.
 *
 * @param seconds of those words for which it ever was, in ascending order
 * @param missing for how many it never was
 */
record Delays(double[] seconds, int missing) {
    /** Word times are exact to 30 ms, Vosk's step, and may differ by one or two where other sound came before. */
    private static final double TOLERANCE = 0.1;

    /** From the end of each of these words until it was first shown at its place, in a partial or a final. */
    static Delays untilShown(List<Word> spoken, List<Shown> shown) {
        OptionalDouble[] first = new OptionalDouble[spoken.size()];
        Arrays.fill(first, OptionalDouble.empty());
        int captioned = 0;
        for (Shown each : shown) {
            if (each.utterance() instanceof Utterance.Final sentence) {
                captioned = (int) spoken.stream()
                        .filter(word -> middle(word) < seconds(sentence.end()))
                        .count();
            } else {
                String[] words = each.utterance().text().split(" ");
                for (int i = 0; i < words.length && captioned + i < spoken.size(); i++) {
                    Word word = spoken.get(captioned + i);
                    if (first[captioned + i].isEmpty() && same(words[i], word.text())) {
                        first[captioned + i] = OptionalDouble.of(each.at() - seconds(word.end()));
                    }
                }
            }
        }
        for (int i = 0; i < first.length; i++) {
            if (first[i].isEmpty()) {
                first[i] = untilFinal(spoken.get(i), shown);
            }
        }
        return of(Arrays.stream(first));
    }

    /** From the end of each of these words until the final that carries it. */
    static Delays untilFinal(List<Word> spoken, List<Shown> shown) {
        return of(spoken.stream().map(word -> untilFinal(word, shown)));
    }

    private static OptionalDouble untilFinal(Word word, List<Shown> shown) {
        return shown.stream()
                .filter(it -> it.utterance() instanceof Utterance.Final sentence
                        && sentence.words().stream().anyMatch(carried -> isThat(carried, word)))
                .mapToDouble(it -> it.at() - seconds(word.end()))
                .findFirst();
    }

    private static Delays of(Stream<OptionalDouble> delays) {
        List<OptionalDouble> all = delays.toList();
        return new Delays(
                all.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray(),
                (int) all.stream().filter(OptionalDouble::isEmpty).count());
    }

    private static boolean isThat(Word carried, Word spoken) {
        return same(carried.text(), spoken.text())
                && middle(spoken) > seconds(carried.start()) - TOLERANCE
                && middle(spoken) < seconds(carried.end()) + TOLERANCE;
    }

    /** Finishing may write it otherwise. */
    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static double middle(Word word) {
        return (seconds(word.start()) + seconds(word.end())) / 2;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    double mean() {
        return Arrays.stream(seconds).average().orElseThrow();
    }

    /** The one that {@code share} of them do not exceed. */
    double quantile(double share) {
        return seconds[Math.max(0, (int) Math.ceil(share * seconds.length) - 1)];
    }

    double longest() {
        return quantile(1);
    }
}
