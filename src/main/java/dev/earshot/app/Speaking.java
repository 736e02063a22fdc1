package dev.earshot.app;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Finishing;
import dev.earshot.caption.Session;
import dev.earshot.caption.Utterance;
import dev.earshot.config.Settings;
import dev.earshot.speech.Heard;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finishes and numbers what is heard, as captions, and hands it on; on the listening thread. */
final class Speaking {
    private final Session session;
    private final Supplier<Finishing> finishing;
    private final double minConfidence;
    private final Hearer hearer;

    /** Takes the captions. */
    interface Hearer {
        void sentence(Caption caption);

        void partial(Caption caption);

        /** A sentence of which the model was not sure enough is not sent. */
        default void heldBack() {}
    }

    /**
     * Captions in these words, but for those that the model is not sure of.
     *
     * @param finishing is asked at each sentence, since another model may have another language
     */
    Speaking(Session session, Supplier<Finishing> finishing, double minConfidence, Hearer hearer) {
        this.session = session;
        this.finishing = finishing;
        this.minConfidence = minConfidence;
        this.hearer = hearer;
    }

    /** Captions in these words, however sure the model is. */
    Speaking(Session session, Finishing finishing, Consumer<Caption> sentences, Consumer<Caption> partials) {
        this(session, () -> finishing, 0, new Hearer() {
            @Override
            public void sentence(Caption caption) {
                sentences.accept(caption);
            }

            @Override
            public void partial(Caption caption) {
                partials.accept(caption);
            }
        });
    }

    /** @param english whether the words are of that language */
    static Finishing finishing(Settings.Captions wish, boolean english) {
        return new Finishing(wish.capitalize(), wish.upperI() && english, wish.replace(), wish.mask());
    }

    void heard(Heard heard) {
        Finishing finish = finishing.get();
        String text = finish.finish(heard.utterance().text(), heard.utterance().continued());
        if (text.isBlank()) {
            return;
        }
        switch (heard.utterance()) {
            case Utterance.Partial partial ->
                hearer.partial(
                        session.partial(text, stable(partial, text, finish), heard.startedAt(), heard.endedAt()));
            case Utterance.Final sentence -> {
                if (sentence.confidence() < minConfidence) {
                    hearer.heldBack();
                } else {
                    hearer.sentence(session.sentence(text, heard.startedAt(), heard.endedAt()));
                }
            }
        }
    }

    /** How much of the finished text is that of the stable words; none where they were finished together with others. */
    private static int stable(Utterance.Partial partial, String text, Finishing finishing) {
        String words = Arrays.stream(partial.text().split(" ", -1))
                .limit(partial.stable())
                .collect(Collectors.joining(" "));
        String beginning = finishing.finish(words, partial.continued());
        return text.startsWith(beginning) ? beginning.length() : 0;
    }
}
