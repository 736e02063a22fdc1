package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Utterance;
import dev.earshot.caption.Word;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Carries sound from a source to a recogniser, and what that says to a listener; on the listening thread. While nobody
 * speaks the recogniser rests; it wakes up with what came just before. Between two sentences it gives way to a new one
 * when it has worked for long, or when another model is to be used.
 */
final class Hearing implements AutoCloseable {
    /** 50 ms: a word's end is heard of soon, and Vosk, which is asked for its guess each time, is not asked too often. */
    private static final int PIECE = AudioSource.SAMPLE_RATE / 20;

    /** Longer than the silence that ends a sentence in any model's own settings. */
    private static final Duration RESTS_AFTER = Duration.ofMillis(1500);

    /** Where the model itself does not see the end of a sentence. */
    private static final Duration ENDS_AFTER = Duration.ofSeconds(3);

    /** From the first soft sound of a word to the one that is loud enough to be noticed, several times over. */
    private static final Duration GOES_BACK = Duration.ofMillis(600);

    /** What a new recogniser hears again at most of the pause that ended the sentence: the next word may have begun. */
    private static final Duration HEARS_AGAIN = Duration.ofMillis(400);

    /** Vosk's memory grows with a recogniser's age (alphacep/vosk-api#209). */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    private final LiveModel model;
    private final InstantSource time;
    private final Listening.Listener listener;
    private final SpeechClock clock = new SpeechClock();
    private final RecentSound recent = new RecentSound(GOES_BACK);
    private final Background background = new Background();
    private final Sentence sentence;

    private Recognizer recognizer;
    private final short[] piece = new short[PIECE];
    private int filled;
    private boolean rests;
    /** While it rests: how many samples it has not heard. */
    private long missed;

    /** Something was heard since the last sentence, known words or not. */
    private boolean murmur;

    private Duration lastEnd = Duration.ZERO;
    private boolean speech;

    Hearing(LiveModel model, Supplier<Duration> maxDelay, InstantSource time, Listening.Listener listener)
            throws IOException {
        this.model = model;
        this.time = time;
        this.listener = listener;
        this.sentence = new Sentence(maxDelay);
        this.recognizer = model.recognizer();
    }

    /**
     * Hears all that {@code source} has; the sentence begun is finished even where the source fails.
     *
     * @param stopping tells whether the source was closed on purpose, so that its failure is none
     */
    void hear(AudioSource source, BooleanSupplier stopping) throws IOException {
        try {
            short[] read = new short[PIECE];
            for (int count = source.read(read); count >= 0; count = source.read(read)) {
                if (recent.heard() == 0 && filled == 0) {
                    listener.soundArrives();
                }
                collect(read, count);
            }
        } catch (IOException e) {
            if (!stopping.getAsBoolean()) {
                throw e;
            }
        } finally {
            accept(filled);
            sentence.end(recognizer.finish(), heard()).ifPresent(this::tell);
        }
    }

    private void collect(short[] sound, int count) throws IOException {
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, PIECE - filled);
            System.arraycopy(sound, taken, piece, filled, part);
            taken += part;
            filled += part;
            if (filled == PIECE) {
                filled = 0;
                accept(PIECE);
            }
        }
    }

    private void accept(int count) throws IOException {
        recent.add(piece, count);
        clock.read(heard(), time.instant());
        Duration quiet = background.quiet(piece, count);
        if (!rests) {
            work(piece, count);
        } else if (quiet.compareTo(RESTS_AFTER) < 0) {
            wake(count);
        } else {
            missed += count;
            if (!model.made(recognizer)) {
                begin(missed);
            }
        }
        if (!rests && quiet.compareTo(RESTS_AFTER) >= 0) {
            rest(quiet);
        }
        if (speech != sentence.isBegun()) {
            speech = !speech;
            listener.speech(speech);
        }
    }

    private void wake(int count) throws IOException {
        short[] before = recent.last(missed + count);
        recognizer.leaveOut(missed + count - before.length);
        rests = false;
        work(before, before.length);
    }

    private void rest(Duration quiet) throws IOException {
        if (sentence.isBegun() && quiet.compareTo(ENDS_AFTER) < 0) {
            return;
        }
        if (murmur) {
            murmur = false;
            sentence.end(recognizer.finish(), heard()).ifPresent(this::tell);
        }
        rests = true;
        missed = 0;
        if (isDone()) {
            begin(0);
        }
    }

    private void work(short[] sound, int count) throws IOException {
        if (recognizer.accept(sound, count)) {
            murmur = false;
            List<Word> words = recognizer.result();
            sentence.end(words, heard()).ifPresent(this::tell);
            renewAfter(words);
            return;
        }
        Optional<List<String>> guess = recognizer.newGuess();
        if (guess.isPresent()) {
            murmur = !guess.get().isEmpty();
            sentence.guess(guess.get().stream().filter(VoskResults::isKnown).toList(), heard())
                    .ifPresent(this::tell);
        }
        if (sentence.isDue(heard())) {
            Optional<Utterance.Final> ahead = sentence.giveAhead(recognizer.timedGuess(), heard());
            ahead.ifPresent(this::tell);
        }
    }

    /** Takes another recogniser if it is time to, unless there was no pause: the middle of a word is no place for that. */
    private void renewAfter(List<Word> words) throws IOException {
        Duration pause =
                words.isEmpty() ? HEARS_AGAIN : heard().minus(words.getLast().end());
        if (isDone() && pause.compareTo(Sentence.PAUSE) >= 0) {
            Duration again = pause.compareTo(HEARS_AGAIN) < 0 ? pause : HEARS_AGAIN;
            short[] lately = recent.last(again.toNanos() / AudioSource.NANOS_A_SAMPLE);
            begin(lately.length);
            recognizer.accept(lately, lately.length);
        }
    }

    private boolean isDone() {
        return !model.made(recognizer) || recognizer.worked().compareTo(WORKS_FOR) >= 0;
    }

    /** @param behind how many of the newest samples the new recogniser is yet to be given */
    private void begin(long behind) throws IOException {
        Recognizer old = recognizer;
        recognizer = model.recognizer();
        old.close();
        recognizer.leaveOut(recent.heard() - behind);
    }

    private Duration heard() {
        return AudioSource.length(recent.heard());
    }

    private void tell(Utterance utterance) {
        Duration start = lastEnd;
        Duration end = heard();
        if (utterance instanceof Utterance.Final words) {
            start = words.start();
            end = words.end();
            lastEnd = end;
        }
        listener.heard(new Heard(utterance, clock.spokenAt(start), clock.spokenAt(end)));
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
