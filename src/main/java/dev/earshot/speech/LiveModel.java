package dev.earshot.speech;

import java.io.IOException;
import java.util.Optional;

/**
 * The model in use, which can be exchanged while somebody listens: who does takes a recogniser of the new one between two
 * sentences. For many threads.
 */
public final class LiveModel implements AutoCloseable {
    private SpeechModel model;

    /** Owns {@code model} from now on. */
    public LiveModel(SpeechModel model) {
        this.model = model;
    }

    /** What to call it in front of a user. */
    public synchronized String name() {
        return model.name();
    }

    /** Whether it is made for English, as far as its name tells. */
    public synchronized boolean isEnglish() {
        return model.isEnglish();
    }

    /** As {@link SpeechModel#warning}. */
    public synchronized Optional<String> warning() {
        return model.warning();
    }

    /** Puts another one, which it owns from now on, in its place. */
    public synchronized void exchange(SpeechModel other) {
        // Vosk counts who uses a model, so its recognisers go on working until they are closed.
        model.close();
        model = other;
    }

    /** A recogniser for one stream of sound; to be used and closed by the thread that asks for it. */
    synchronized Recognizer recognizer() throws IOException {
        return model.recognizer();
    }

    /** Whether a recogniser is one of the model that is in use now. */
    synchronized boolean made(Recognizer recognizer) {
        return model.made(recognizer);
    }

    @Override
    public synchronized void close() {
        model.close();
    }
}
