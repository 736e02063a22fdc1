package dev.earshot.control;

/** What the door leads to. All may be called from several threads at once. */
public interface House {
    /**
     * Does what a word asks for, or sees to it that it is done.
     *
     * @return at once, a sentence for whoever asked
     */
    String obey(Word word);

    /** How the agent is, as one JSON object on one line. */
    String status();

    /** The same without what never stays: a line for whoever follows. */
    String lasting();

    /**
     * Waits until something has changed since {@code seen}; an interrupt ends the waiting.
     *
     * @param seen the number that the last call gave; for -1 it returns at once
     * @return the number to hand in next time, never -1
     */
    long awaitChange(long seen) throws InterruptedException;
}
