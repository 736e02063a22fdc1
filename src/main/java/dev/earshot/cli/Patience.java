package dev.earshot.cli;

import dev.earshot.delivery.Delivery;
import dev.earshot.delivery.DeliveryFigures;
import java.io.PrintWriter;
import java.time.Duration;

/** Says once, on the terminal, that captions are waiting for a server, so that a silent wait is not taken for a hang. */
final class Patience implements AutoCloseable {
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    private final Thread thread;

    private Patience(Thread thread) {
        this.thread = thread;
    }

    /** Watches {@code delivery} until it is closed. */
    static Patience start(Delivery delivery, String line, PrintWriter out) {
        return new Patience(Thread.ofVirtual().name("patience").start(() -> watch(delivery, line, out)));
    }

    private static void watch(Delivery delivery, String line, PrintWriter out) {
        try {
            DeliveryFigures figures;
            do {
                Thread.sleep(ENOUGH);
                figures = delivery.figures();
            } while (figures.retried() == 0 || figures.queued() + figures.inFlight() == 0);
            out.println(line);
        } catch (InterruptedException e) {
            // All is settled.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
