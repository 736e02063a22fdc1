package dev.earshot.speech;

import com.google.gson.Gson;
import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Word;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vosk.Model;

/**
 * Vosk over one stream of 16 kHz mono sound, stretches of which may be left out. One platform thread makes it, uses it and
 * closes it: Vosk frees a pointer with no guard.
 */
final class Recognizer implements AutoCloseable {
    private final Model model;
    private final org.vosk.Recognizer vosk;
    private String lastGuess = "";
    private long accepted;
    private long leftOut;

    /** @param vocabulary the only phrases to recognise; all that the model knows when there is none */
    Recognizer(Model model, List<String> vocabulary) throws IOException {
        this.model = model;
        vosk = vocabulary.isEmpty()
                ? new org.vosk.Recognizer(model, AudioSource.SAMPLE_RATE)
                : new org.vosk.Recognizer(model, AudioSource.SAMPLE_RATE, grammar(vocabulary));
        vosk.setWords(true);
    }

    /** As vosk-api's documentation of {@code vosk_recognizer_new_grm} has it; without the last, noise would be words. */
    private static String grammar(List<String> vocabulary) {
        return new Gson()
                .toJson(Stream.concat(vocabulary.stream(), Stream.of(VoskResults.UNKNOWN))
                        .toList());
    }

    /** Hears the first {@code count} samples; answers whether a sentence has ended, which {@link #result} then gives. */
    boolean accept(short[] sound, int count) {
        accepted += count;
        return vosk.acceptWaveForm(sound, count);
    }

    @SuppressWarnings("ReferenceEquality") // Equal models are those at one address, which may be given again.
    boolean isOf(Model other) {
        return model == other;
    }

    /** So many samples of the stream are left out here; to be said only between two sentences. */
    void leaveOut(long samples) {
        leftOut += samples;
    }

    /** The sentence that has ended. */
    List<Word> result() {
        lastGuess = "";
        return placed(VoskResults.result(vosk.getResult()));
    }

    /** The guess at the sentence that is being spoken, also with what is no known word; empty if it is the last one again. */
    Optional<List<String>> newGuess() {
        String guess = vosk.getPartialResult();
        if (guess.equals(lastGuess)) {
            return Optional.empty();
        }
        lastGuess = guess;
        return Optional.of(VoskResults.partial(guess));
    }

    /** The guess with its words' times, which costs the more the longer it is. */
    List<Word> timedGuess() {
        vosk.setPartialWords(true);
        List<Word> words = placed(VoskResults.timedPartial(vosk.getPartialResult()));
        vosk.setPartialWords(false);
        return words;
    }

    /** Ends the sentence that was begun, as when the speaker stops listening in the middle of it. */
    List<Word> finish() {
        lastGuess = "";
        return placed(VoskResults.result(vosk.getFinalResult()));
    }

    private List<Word> placed(List<Word> words) {
        Duration gap = AudioSource.length(leftOut);
        return words.stream().map(word -> word.later(gap)).toList();
    }

    /** How much sound it has worked on. */
    Duration worked() {
        return AudioSource.length(accepted);
    }

    @Override
    public void close() {
        vosk.close();
    }
}
