package dev.earshot;

import dev.earshot.app.Surroundings;
import dev.earshot.cli.ControlWord;
import dev.earshot.cli.Earshot;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The way in, and the only place that ends the process. */
public final class Main {
    /** Longer than delivery's grace, shorter than a desktop's patience at logout. */
    private static final long PATIENCE_SECONDS = 8;

    private Main() {}

    @SuppressWarnings("SystemOut") // The terminal is handed on from here, and from nowhere else.
    public static void main(String[] args) {
        CountDownLatch done = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> unwind(main, done), "quit"));
        int code = ControlWord.in(args)
                .map(word -> ControlWord.tell(word, Surroundings.realFolders().runtime(), System.out, System.err))
                .orElseGet(() -> Earshot.start(args, System.out, System.err, Surroundings.real()));
        done.countDown();
        System.exit(code);
    }

    /** Ctrl+C, SIGTERM and logout: main unwinds its try-with-resources while the process waits for it. */
    private static void unwind(Thread main, CountDownLatch done) {
        if (done.getCount() > 0) {
            main.interrupt();
        }
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
