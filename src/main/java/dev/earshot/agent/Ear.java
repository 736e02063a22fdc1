package dev.earshot.agent;

import java.util.function.Consumer;

/** Opens stretches of listening; the microphone's side of the agent. */
@FunctionalInterface
public interface Ear {
    /** One stretch. It ends in one of three ways, each of which returns when its thread has ended; a second does nothing. */
    interface Stretch extends AutoCloseable {
        /** The user stops it, and has set what becomes of the sentence begun. */
        void stop();

        /** What was begun is to be heard by nobody. */
        void discard();

        /** Finishes the sentence begun. */
        @Override
        void close();
    }

    /**
     * Begins a stretch and returns at once.
     *
     * @param number to be named in all its news
     * @param news takes messages that name a stretch, from any thread
     */
    Stretch open(int number, Consumer<Message> news);
}
