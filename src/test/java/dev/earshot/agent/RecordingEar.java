package dev.earshot.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** An ear that notes what is asked of it and hears what a test says. */
final class RecordingEar implements Ear {
    private final List<String> log = new ArrayList<>();
    private final BlockingQueue<Consumer<Message>> opened = new LinkedBlockingQueue<>();

    @Override
    public Stretch open(int number, Consumer<Message> news) {
        note("open " + number);
        opened.add(news);
        return new Stretch() {
            @Override
            public void stop() {
                note("stop " + number);
            }

            @Override
            public void discard() {
                note("discard " + number);
            }

            @Override
            public void close() {
                note("close " + number);
            }
        };
    }

    private synchronized void note(String line) {
        log.add(line);
    }

    /** What was asked so far. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** Where the next stretch takes news; waits until it is open. */
    Consumer<Message> next() throws InterruptedException {
        return opened.take();
    }
}
