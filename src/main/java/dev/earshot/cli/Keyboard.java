package dev.earshot.cli;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the Enter key. Its thread is a daemon: a read of the terminal can't be ended from outside. */
final class Keyboard {
    private static final Logger LOG = LoggerFactory.getLogger(Keyboard.class);

    private Keyboard() {}

    static void start(InputStream in, Runnable enter) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> {
            try {
                for (int key = in.read(); key >= 0; key = in.read()) {
                    if (key == '\n') {
                        enter.run();
                    }
                }
            } catch (IOException e) {
                LOG.debug("no keyboard any more", e);
            }
        });
    }
}
