package dev.earshot.bench.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** What is sent, where to and how: the defaults of reference.conf. */
final class Samples {
    static final int IN_FLIGHT = 3;
    static final int QUEUE = 200;
    static final Duration TIMEOUT = Duration.ofSeconds(2);
    static final Settings.Room ROOM = new Settings.Room("bench", "a passphrase for the bench");
    static final Settings.Delivery DELIVERY = new Settings.Delivery(
            IN_FLIGHT,
            TIMEOUT,
            QUEUE,
            Duration.ofSeconds(30),
            Settings.Delivery.Order.ARRIVAL,
            Settings.Delivery.Ambiguous.RESEND,
            Duration.ofMillis(300));

    private static final Speaker ADA = Speaker.named("Ada");

    private Samples() {}

    static Caption sentence(long sequence, Instant spoken) {
        return new Caption(
                "bench",
                sequence,
                Caption.Stage.FINAL,
                ADA,
                "The words of an ordinary sentence, of which a speaker says one every few seconds",
                spoken,
                spoken);
    }

    static List<Caption> sentences(int count) {
        Instant now = Instant.now();
        return LongStream.rangeClosed(1, count)
                .mapToObj(it -> sentence(it, now))
                .toList();
    }
}
