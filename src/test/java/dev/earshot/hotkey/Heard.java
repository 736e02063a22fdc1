package dev.earshot.hotkey;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what the hotkey tells, and awaits it. */
final class Heard implements Listener {
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    @Override
    public void pressed() {
        news.add("pressed");
    }

    @Override
    public void released() {
        news.add("released");
    }

    @Override
    public void changed(Binding binding) {
        news.add(binding.sentence());
    }

    /** The next news, within 20 s. */
    String next() throws InterruptedException {
        String next = news.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing more" : next;
    }

    /** Whether all that was told has been asked for. */
    boolean isAll() {
        return news.isEmpty();
    }
}
