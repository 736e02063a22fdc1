package dev.earshot.tray;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A desktop that takes its time until it is released. */
final class RecordingRenderer implements TrayRenderer {
    final BlockingQueue<TrayView> shown = new LinkedBlockingQueue<>();
    final CountDownLatch release = new CountDownLatch(1);
    volatile boolean closed;

    @Override
    public void show(TrayView view) {
        shown.add(view);
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                // Real desktops that hang do not listen either.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
