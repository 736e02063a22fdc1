package dev.earshot.bench.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.delivery.Delivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What handing a caption over costs the thread that recognises speech, making the caption included, while the server is
 * dead. Whatever holds captions is full, so that each offer makes the oldest give way.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Offers {
    /** Nothing grows too old while it is measured. */
    private final Instant spoken = Instant.now().plus(Duration.ofHours(1));

    private long sequence;

    private Caption next() {
        return Samples.sentence(++sequence, spoken);
    }

    /** Earshot's delivery. */
    public static class Ours extends Offers {
        private final DeadServer server = DeadServer.start();
        private final Delivery delivery = Delivery.start(
                server.url(),
                Samples.ROOM,
                Samples.DELIVERY,
                (caption, fate) -> {},
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble());

        @Setup
        public void getReady() {
            delivery.getReady();
        }

        @Benchmark
        public void ours() {
            delivery.offer(super.next());
        }

        @TearDown
        public void close() throws IOException {
            delivery.close();
            server.close();
        }
    }

    /** As many threads, which post each caption, and a queue as long. */
    public static class Pool extends Offers {
        private final DeadServer server = DeadServer.start();
        private final PlainClient client = new PlainClient(server.url());
        private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
                Samples.IN_FLIGHT,
                Samples.IN_FLIGHT,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(Samples.QUEUE),
                new ThreadPoolExecutor.DiscardOldestPolicy());

        @Benchmark
        public Object pool() {
            Caption caption = super.next();
            return workers.submit(() -> client.post(caption));
        }

        @TearDown
        public void close() throws IOException {
            workers.shutdownNow();
            client.close();
            workers.close();
            server.close();
        }
    }

    /** Nothing but a queue as long; nobody takes from it. */
    public static class Queue extends Offers {
        private final LinkedBlockingQueue<Caption> waiting = new LinkedBlockingQueue<>(Samples.QUEUE);

        @Benchmark
        public boolean queue() {
            Caption caption = super.next();
            while (!waiting.offer(caption)) {
                waiting.poll();
            }
            return true;
        }
    }
}
