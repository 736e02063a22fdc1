package dev.earshot.delivery;

import dev.earshot.caption.Caption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told, to be waited for. */
final class RecordingListener implements Delivery.Listener {
    final BlockingQueue<Fate> fates = new LinkedBlockingQueue<>();
    final BlockingQueue<String> notices = new LinkedBlockingQueue<>();

    @Override
    public void settled(Caption caption, Fate fate) {
        fates.add(fate);
    }

    @Override
    public void notice(String sentence) {
        notices.add(sentence);
    }

    /** The next notice that nobody took yet. */
    String awaitNotice() throws InterruptedException {
        String notice = notices.poll(30, TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("no notice");
        }
        return notice;
    }

    /** Waits for one more caption to be accepted, and forgets the fates before it. */
    void awaitAccepted() throws InterruptedException {
        Fate fate;
        do {
            fate = fates.poll(30, TimeUnit.SECONDS);
            if (fate == null) {
                throw new AssertionError("nothing was accepted");
            }
        } while (!(fate instanceof Fate.Accepted));
    }

    List<String> notices() {
        return List.copyOf(notices);
    }
}
