package dev.earshot.bench.delivery;

import dev.earshot.caption.Caption;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How long many captions at once take to a server far away. */
final class Bursts {
    static final Duration DISTANCE = Duration.ofMillis(100);

    private final FarServer server;

    Bursts(FarServer server) {
        this.server = server;
    }

    /** No sender with so many requests in flight can be faster, in seconds. */
    static double limit(int captions) {
        return Math.ceilDiv(captions, Samples.IN_FLIGHT) * DISTANCE.toNanos() / 1e9;
    }

    /** The median of {@code times}, each with a sender of its own, in seconds. */
    double seconds(int captions, int times, Function<URI, Sender> sender) throws Exception {
        double[] each = new double[times];
        for (int i = 0; i < times; i++) {
            each[i] = seconds(captions, sender);
        }
        Arrays.sort(each);
        return each[times / 2];
    }

    private double seconds(int captions, Function<URI, Sender> sender) throws Exception {
        List<Caption> sentences = Samples.sentences(captions);
        try (Sender it = sender.apply(server.url())) {
            long start = System.nanoTime();
            it.send(sentences);
            double seconds = (System.nanoTime() - start) / 1e9;
            int arrived = server.takeCount();
            if (arrived != captions) {
                throw new IllegalStateException(arrived + " of " + captions + " captions arrived");
            }
            return seconds;
        }
    }
}
