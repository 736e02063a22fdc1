package dev.earshot.app;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Session;
import dev.earshot.caption.Utterance;
import dev.earshot.speech.Heard;
import java.util.function.Consumer;

/** Numbers what is heard, as captions, and hands it on; on the listening thread. */
final class Speaking {
    private final Session session;
    private final Consumer<Caption> sentences;
    private final Consumer<Caption> partials;

    Speaking(Session session, Consumer<Caption> sentences, Consumer<Caption> partials) {
        this.session = session;
        this.sentences = sentences;
        this.partials = partials;
    }

    void heard(Heard heard) {
        switch (heard.utterance()) {
            case Utterance.Partial partial ->
                partials.accept(session.partial(partial.text(), heard.startedAt(), heard.endedAt()));
            case Utterance.Final sentence ->
                sentences.accept(session.sentence(sentence.text(), heard.startedAt(), heard.endedAt()));
        }
    }
}
