package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.caption.Utterance;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The loop that carries sound from a source to a recogniser, and what it says to a listener; on the listening thread. */
final class Hearing {
    /** 50 ms: a word's end is heard of soon, and Vosk, whose own step is 30 ms, is not called for less. */
    private static final int PIECE = AudioSource.SAMPLE_RATE / 20;

    private final Recognizer recognizer;
    private final InstantSource time;
    private final Listening.Listener listener;
    private final SpeechClock clock = new SpeechClock();
    private Duration lastFinalEnd = Duration.ZERO;
    private boolean speech;

    Hearing(Recognizer recognizer, InstantSource time, Listening.Listener listener) {
        this.recognizer = recognizer;
        this.time = time;
        this.listener = listener;
    }

    /**
     * Hears all that {@code source} has; the sentence begun is finished even where the source fails.
     *
     * @param stopping tells whether the source was closed on purpose, so that its failure is none
     */
    void hear(AudioSource source, BooleanSupplier stopping) throws IOException {
        try {
            short[] piece = new short[PIECE];
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                accept(piece, count);
            }
        } catch (IOException e) {
            if (!stopping.getAsBoolean()) {
                throw e;
            }
        } finally {
            recognizer.finish().ifPresent(this::tell);
        }
    }

    private void accept(short[] piece, int count) {
        if (recognizer.heard().isZero()) {
            listener.soundArrives();
        }
        Optional<Utterance> utterance = recognizer.accept(piece, count);
        clock.read(recognizer.heard(), time.instant());
        utterance.ifPresent(this::tell);
        if (speech != recognizer.hearsSpeech()) {
            speech = !speech;
            listener.speech(speech);
        }
    }

    private void tell(Utterance utterance) {
        Duration start = lastFinalEnd;
        Duration end = recognizer.heard();
        if (utterance instanceof Utterance.Final sentence) {
            start = sentence.start();
            end = sentence.end();
            lastFinalEnd = end;
        }
        listener.heard(new Heard(utterance, clock.spokenAt(start), clock.spokenAt(end)));
    }
}
