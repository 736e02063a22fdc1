package dev.earshot.app;

import dev.earshot.agent.Message;
import dev.earshot.audio.Loudness;
import dev.earshot.audio.MeteredSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** How loud the microphone is, to be looked at: a change is told only where it begins or ceases to be too loud. */
final class MicrophoneLevel {
    private final Runnable changed;
    private final AtomicReference<Optional<Loudness>> level = new AtomicReference<>(Optional.empty());

    /** @param changed must return soon */
    MicrophoneLevel(Runnable changed) {
        this.changed = changed;
    }

    /** Of the last second; empty before there was any sound. */
    Optional<Loudness> now() {
        return level.get();
    }

    /** Before another stretch of listening. */
    void forget() {
        level.set(Optional.empty());
    }

    /**
     * Measures a stretch of listening.
     *
     * @param stretch its number
     * @param news is told of silence
     */
    MeteredSource.Listener meter(int stretch, Consumer<Message> news) {
        return new MeteredSource.Listener() {
            @Override
            public void level(Loudness lastSecond) {
                Optional<Loudness> before = level.getAndSet(Optional.of(lastSecond));
                if (lastSecond.isClipping()
                        != before.filter(Loudness::isClipping).isPresent()) {
                    changed.run();
                }
            }

            @Override
            public void silence(boolean begins) {
                news.accept(new Message.Silence(stretch, begins));
            }
        };
    }
}
