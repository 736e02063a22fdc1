package dev.earshot.control;

import java.util.ArrayList;
import java.util.List;

/** Keeps the words that it was told; its status is what a test says it is. */
public final class RecordingHouse implements House {
    private final List<Word> words = new ArrayList<>();
    private String status = "{\"state\":\"off\"}";
    private long changes;

    @Override
    public synchronized String obey(Word word) {
        words.add(word);
        return "heard " + word.written();
    }

    @Override
    public synchronized String status() {
        return status;
    }

    @Override
    public String lasting() {
        return status();
    }

    @Override
    public synchronized long awaitChange(long seen) throws InterruptedException {
        while (changes == seen) {
            wait();
        }
        return changes;
    }

    /** A change, told to all who wait for one. */
    public synchronized void become(String now) {
        status = now;
        changes++;
        notifyAll();
    }

    /** The words so far, oldest first. */
    public synchronized List<Word> words() {
        return List.copyOf(words);
    }
}
