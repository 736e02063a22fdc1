package dev.earshot.app;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PacedSource;
import dev.earshot.audio.WavFile;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Finishing;
import dev.earshot.caption.Session;
import dev.earshot.caption.Utterance;
import dev.earshot.config.Settings;
import dev.earshot.delivery.Delivery;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import dev.earshot.speech.LiveModel;
import dev.earshot.speech.SpeechModel;
import dev.earshot.transcript.Cue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what a recording says, and sends it to a room if asked to. */
public final class Transcription {
    private final Surroundings surroundings;
    private final Settings settings;

    public Transcription(Surroundings surroundings, Settings settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    /**
     * Writes down a recording.
     *
     * @param cues takes each sentence, on the listening thread
     * @return what kept it from being written down as a whole, in one sentence
     * @throws IOException if the recording or the model can't be read; its message is one sentence
     */
    public Optional<String> run(Path file, boolean realTime, Consumer<Cue> cues)
            throws IOException, InterruptedException {
        return listen(file, realTime, cues, caption -> {}, caption -> {}, () -> {});
    }

    /**
     * Writes down a recording and sends each sentence that the model is sure enough of; returns when every one has met its fate.
     *
     * @param server as the user entered it
     * @return what kept it from being written down, or from reaching the room, as a whole
     */
    public Optional<String> runAndSend(
            Path file, boolean realTime, URI server, Consumer<Cue> cues, Delivery.Listener fates)
            throws IOException, InterruptedException {
        try (Sending sending = Sending.start(server, settings, surroundings, fates)) {
            Consumer<Caption> sentences = caption -> {
                awaitRoom(sending);
                sending.offer(caption);
            };
            Optional<String> problem =
                    listen(file, realTime, cues, sentences, sending::offerPartial, sending::stopTaking);
            sending.awaitSettled();
            return problem.or(sending::shortfall);
        }
    }

    private Optional<String> listen(
            Path file,
            boolean realTime,
            Consumer<Cue> cues,
            Consumer<Caption> sentences,
            Consumer<Caption> partials,
            Runnable interrupted)
            throws IOException, InterruptedException {
        try (WavFile recording = WavFile.open(file);
                LiveModel model = new LiveModel(SpeechModel.open(
                        settings.speech().model(), settings.speech().vocabulary()))) {
            AudioSource source =
                    realTime ? new PacedSource(recording, surroundings.clock(), PacedSource.REAL) : recording;
            Session session = new Session(settings.speaker(), surroundings.random());
            Finishing finishing = Speaking.finishing(settings.captions(), model.isEnglish());
            Speaking speaking = new Speaking(
                    () -> session,
                    () -> finishing,
                    settings.captions()::minConfidence,
                    new Writing(cues, sentences, partials));
            Following following = new Following(speaking);
            try (Listening listening = Listening.start(
                    () -> source,
                    model,
                    realTime ? settings.captions().maxDelay() : Listening.WHOLE_SENTENCES,
                    surroundings.clock(),
                    following)) {
                await(listening, interrupted);
            }
            return following.problem;
        }
    }

    private static void await(Listening listening, Runnable interrupted) throws InterruptedException {
        try {
            listening.await();
        } catch (InterruptedException e) {
            // Before the listening thread, which may wait for room, is joined.
            interrupted.run();
            throw e;
        }
    }

    /** A recording can wait, unlike a speaker. */
    private static void awaitRoom(Sending sending) {
        try {
            sending.awaitRoom();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a cue of each sentence, whether it is sent or not; on the listening thread. */
    private record Writing(Consumer<Cue> cues, Consumer<Caption> sentences, Consumer<Caption> partials)
            implements Speaking.Hearer {
        @Override
        public void finished(Utterance.Final sentence, String text) {
            cues.accept(new Cue(sentence.start(), sentence.end(), text));
        }

        @Override
        public void sentence(Caption caption) {
            sentences.accept(caption);
        }

        @Override
        public void partial(Caption caption) {
            partials.accept(caption);
        }
    }

    /** Keeps what went wrong. */
    private static final class Following implements Listening.Listener {
        private final Speaking speaking;
        private volatile Optional<String> problem = Optional.empty();

        Following(Speaking speaking) {
            this.speaking = speaking;
        }

        @Override
        public void heard(Heard heard) {
            speaking.heard(heard);
        }

        @Override
        public void ended(Optional<String> why) {
            problem = why;
        }
    }
}
