package dev.earshot.speech;

import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that is being spoken, as one recogniser guesses it. Of one that takes long, the words that no longer change
 * are given out ahead, and all that is said of it later leaves them out. Not for several threads.
 */
final class Sentence {
    /** Measured with the demo model on speech without pauses: what stood for so long came to be in the final result. */
    private static final Duration STANDS = Duration.ofMillis(600);

    /** Before its first word could be overdue, for a guess's words have no times: a long word, and the recogniser's lag. */
    private static final Duration LOOK_AHEAD = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** Shorter than the silence that ends a sentence in any model's own settings. */
    static final Duration PAUSE = Duration.ofMillis(250);

    private final Supplier<Duration> maxDelay;
    /** Given out ahead. */
    private final List<String> ahead = new ArrayList<>();

    /** Whether what is not yet given out begins in the middle of what a speaker would call a sentence. */
    private boolean continued;

    /** What is guessed to follow those, and since when each word stands there. */
    private List<Standing> rest = List.of();

    /** When to look at the words' times; null while there are no words. */
    private @Nullable Duration due;

    private record Standing(String word, Duration since) {}

    /** @param maxDelay how long the first word of what is not yet given out may wait; asked anew for each */
    Sentence(Supplier<Duration> maxDelay) {
        this.maxDelay = maxDelay;
    }

    /** Whether any of it was heard. */
    boolean isBegun() {
        return !ahead.isEmpty() || !rest.isEmpty();
    }

    /**
     * Takes the newest guess at the whole sentence.
     *
     * @param heard how much sound it rests on
     * @return what is news in it
     */
    Optional<Utterance.Partial> guess(List<String> words, Duration heard) {
        List<String> now = words.subList(Alignment.end(ahead, words), words.size());
        boolean news = !now.equals(rest.stream().map(Standing::word).toList());
        if (news) {
            stand(now, heard);
        }
        return news && !now.isEmpty()
                ? Optional.of(new Utterance.Partial(String.join(" ", now), stable(heard), continued, heard))
                : Optional.empty();
    }

    private void stand(List<String> words, Duration heard) {
        int same = 0;
        while (same < Math.min(rest.size(), words.size())
                && rest.get(same).word().equals(words.get(same))) {
            same++;
        }
        List<Standing> now = new ArrayList<>(rest.subList(0, same));
        words.subList(same, words.size()).forEach(word -> now.add(new Standing(word, heard)));
        rest = List.copyOf(now);
        if (rest.isEmpty() || due == null) {
            due = nextLook();
        }
    }

    private @Nullable Duration nextLook() {
        return rest.isEmpty()
                ? null
                : rest.getFirst().since().plus(maxDelay.get()).minus(LOOK_AHEAD);
    }

    /** How many words at the front have stood long enough. */
    private int stable(Duration heard) {
        int stable = 0;
        while (stable < rest.size() && heard.minus(rest.get(stable).since()).compareTo(STANDS) >= 0) {
            stable++;
        }
        return stable;
    }

    /** Whether it is time to {@link #giveAhead}. */
    boolean isDue(Duration heard) {
        return due != null && heard.compareTo(due) >= 0;
    }

    /**
     * Takes the guess with its words' times; gives those words that no longer change, if the first of them has waited long
     * enough.
     */
    Optional<Utterance.Final> giveAhead(List<Word> words, Duration heard) {
        List<Word> now = rest(words);
        if (now.isEmpty()) {
            due = heard.plus(LOOK_AGAIN);
            return Optional.empty();
        }
        due = now.getFirst().start().plus(maxDelay.get());
        if (heard.compareTo(due) < 0) {
            return Optional.empty();
        }
        int sure = 0;
        int most = Math.min(stable(heard), now.size());
        // The two guesses are made in different ways.
        while (sure < most && now.get(sure).text().equals(rest.get(sure).word())) {
            sure++;
        }
        if (sure == 0) {
            due = heard.plus(LOOK_AGAIN);
            return Optional.empty();
        }
        Utterance.Final piece = new Utterance.Final(now.subList(0, sure), continued);
        continued = true;
        piece.words().forEach(word -> ahead.add(word.text()));
        rest = rest.subList(sure, rest.size());
        due = nextLook();
        return Optional.of(piece);
    }

    /**
     * Takes the sentence as it came to be; gives what of it was not yet given. Another one begins, which continues this one
     * if there was no pause after it, as where it was longer than the recogniser can bear.
     */
    Optional<Utterance.Final> end(List<Word> words, Duration heard) {
        List<Word> now = rest(words);
        Optional<Utterance.Final> last =
                now.isEmpty() ? Optional.empty() : Optional.of(new Utterance.Final(now, continued));
        continued = !words.isEmpty() && heard.minus(words.getLast().end()).compareTo(PAUSE) < 0;
        ahead.clear();
        rest = List.of();
        due = null;
        return last;
    }

    private List<Word> rest(List<Word> words) {
        int end = Alignment.end(ahead, words.stream().map(Word::text).toList());
        return words.subList(end, words.size());
    }
}
