package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Utterance;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.vosk.Model;

/**
 * Vosk over one stream of 16 kHz mono sound. One platform thread makes it, uses it and closes it: Vosk frees a pointer
 * with no guard.
 */
final class Recognizer implements AutoCloseable {
    private final org.vosk.Recognizer vosk;
    private long samples;
    private String lastPartial = "";

    Recognizer(Model model) throws IOException {
        vosk = new org.vosk.Recognizer(model, AudioSource.SAMPLE_RATE);
        vosk.setWords(true);
    }

    /** Hears the first {@code count} samples; answers a finished sentence, a guess that differs from the last one, or nothing. */
    Optional<Utterance> accept(short[] sound, int count) {
        samples += count;
        if (vosk.acceptWaveForm(sound, count)) {
            lastPartial = "";
            return VoskResults.finalOf(vosk.getResult()).map(Utterance.class::cast);
        }
        String partial = VoskResults.partialOf(vosk.getPartialResult());
        if (partial.equals(lastPartial)) {
            return Optional.empty();
        }
        lastPartial = partial;
        return partial.isEmpty() ? Optional.empty() : Optional.of(new Utterance.Partial(partial, heard()));
    }

    /** Ends the sentence that was begun, as when the speaker stops listening in the middle of it. */
    Optional<Utterance.Final> finish() {
        lastPartial = "";
        return VoskResults.finalOf(vosk.getFinalResult());
    }

    /** Whether words are being spoken that are no sentence yet. */
    boolean hearsSpeech() {
        return !lastPartial.isEmpty();
    }

    /** How much sound was accepted. */
    Duration heard() {
        return Duration.ofNanos(samples * 1_000_000_000L / AudioSource.SAMPLE_RATE);
    }

    @Override
    public void close() {
        vosk.close();
    }
}
