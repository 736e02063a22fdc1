package dev.earshot.app;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PacedSource;
import dev.earshot.audio.WavFile;
import dev.earshot.caption.Session;
import dev.earshot.caption.Utterance;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import dev.earshot.delivery.Fate;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.SpeechModel;
import dev.earshot.transcript.Cue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down what a recording says, and sends it to a room if asked to. */
public final class Transcription {
    private final Surroundings surroundings;
    private final Settings settings;

    public Transcription(Surroundings surroundings, Settings settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    /**
     * Reads the recording to its end.
     *
     * @param server to send each sentence to, if any
     * @param cues takes each sentence, on the listening thread
     * @return what kept it from being written down, or sent, as a whole, in one sentence
     * @throws IOException if the recording or the model can't be read; its message is one sentence
     */
    public Optional<String> run(Path file, boolean realTime, Optional<URI> server, Consumer<Cue> cues)
            throws IOException, InterruptedException {
        WavFile recording = WavFile.open(file);
        try (recording;
                SpeechModel model = SpeechModel.open(settings.speech().model())) {
            AudioSource source =
                    realTime ? new PacedSource(recording, surroundings.clock(), PacedSource.REAL) : recording;
            if (server.isEmpty()) {
                return listen(source, model, cues, null);
            }
            return send(source, model, server.get(), cues);
        }
    }

    private Optional<String> send(AudioSource source, SpeechModel model, URI server, Consumer<Cue> cues)
            throws InterruptedException {
        AtomicReference<String> reason = new AtomicReference<>("");
        Delivery.Listener fates = (caption, fate) -> {
            if (fate instanceof Fate.Refused refused) {
                reason.set(refused.reason());
            } else if (fate instanceof Fate.Expired expired) {
                reason.set(expired.reason());
            }
        };
        Delivery delivery = Delivery.start(
                server,
                settings.room(),
                settings.delivery(),
                fates,
                surroundings.clock(),
                surroundings.random()::nextDouble);
        Optional<String> problem;
        // Once it is closed, the last fate has been told.
        try (delivery) {
            problem = listen(source, model, cues, delivery);
            delivery.awaitSettled();
        }
        DeliveryFigures figures = delivery.figures();
        if (problem.isPresent() || figures.accepted() == figures.offered()) {
            return problem;
        }
        String lost = (figures.offered() - figures.accepted()) + " of " + figures.offered();
        return Optional.of((lost + " captions did not reach the room. " + reason.get()).strip());
    }

    private Optional<String> listen(
            AudioSource source, SpeechModel model, Consumer<Cue> cues, @Nullable Delivery delivery)
            throws InterruptedException {
        AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
        Session session = new Session(settings.speaker(), surroundings.random());
        Listening.Listener listener = new Listening.Listener() {
            @Override
            public void soundArrives() {}

            @Override
            public void heard(Heard heard) {
                if (heard.utterance() instanceof Utterance.Final sentence) {
                    cues.accept(new Cue(sentence.start(), sentence.end(), sentence.text()));
                }
                if (delivery != null) {
                    // A recording can wait, unlike a speaker.
                    awaitRoom(delivery);
                    Speaking.say(heard, session, delivery);
                }
            }

            @Override
            public void ended(Optional<String> why) {
                problem.set(why);
            }
        };
        try (Listening listening = Listening.start(() -> source, model, surroundings.clock(), listener)) {
            listening.await();
        }
        return problem.get();
    }

    private static void awaitRoom(Delivery delivery) {
        try {
            delivery.awaitRoom();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
