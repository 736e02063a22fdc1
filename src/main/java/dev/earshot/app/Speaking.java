package dev.earshot.app;

import dev.earshot.caption.Session;
import dev.earshot.caption.Utterance;
import dev.earshot.delivery.Delivery;
import dev.earshot.speech.Heard;
import dev.earshot.speech.Listening;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns what is heard into captions and hands them to delivery; on the listening thread. */
final class Speaking implements Listening.Listener {
    private final Session session;
    private final Delivery delivery;
    private final Runnable soundArrives;
    private final Consumer<Optional<String>> ended;

    Speaking(Session session, Delivery delivery, Runnable soundArrives, Consumer<Optional<String>> ended) {
        this.session = session;
        this.delivery = delivery;
        this.soundArrives = soundArrives;
        this.ended = ended;
    }

    @Override
    public void soundArrives() {
        soundArrives.run();
    }

    @Override
    public void heard(Heard heard) {
        say(heard, session, delivery);
    }

    static void say(Heard heard, Session session, Delivery delivery) {
        switch (heard.utterance()) {
            case Utterance.Partial partial ->
                delivery.offerPartial(session.partial(partial.text(), heard.startedAt(), heard.endedAt()));
            case Utterance.Final sentence ->
                delivery.offer(session.sentence(sentence.text(), heard.startedAt(), heard.endedAt()));
        }
    }

    @Override
    public void ended(Optional<String> problem) {
        ended.accept(problem);
    }
}
