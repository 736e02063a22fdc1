package dev.earshot.agent;

import java.util.function.Consumer;

/** Opens stretches of listening; the microphone's side of the agent. */
@FunctionalInterface
public interface Ear {
    /** One stretch; closing it finishes the sentence begun and returns when its thread has ended. */
    interface Stretch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins a stretch and returns at once.
     *
     * @param number to be named in all its news
     * @param news takes {@link Message.SoundArrives} and {@link Message.EarEnded}, from any thread
     */
    Stretch open(int number, Consumer<Message> news);
}
