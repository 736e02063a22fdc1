package dev.earshot.bench.delivery;

import dev.earshot.caption.Caption;
import dev.earshot.delivery.Delivery;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** A way to bring captions to a server; a connection to it is open from the start. */
sealed interface Sender extends AutoCloseable {
    /** Returns when the server has answered for each. */
    void send(List<Caption> captions) throws Exception;

    @Override
    void close();

    /** Earshot's own. */
    record Ours(Delivery delivery) implements Sender {
        static Ours to(URI url) {
            Delivery delivery = Delivery.start(
                    url,
                    Samples.ROOM,
                    Samples.DELIVERY,
                    (caption, fate) -> {},
                    Clock.systemUTC(),
                    () -> ThreadLocalRandom.current().nextDouble());
            delivery.getReady();
            while (delivery.server().roundTrip().isEmpty()) {
                Thread.onSpinWait();
            }
            return new Ours(delivery);
        }

        @Override
        public void send(List<Caption> captions) throws InterruptedException {
            captions.forEach(delivery::offer);
            delivery.awaitSettled();
        }

        @Override
        public void close() {
            delivery.close();
        }
    }

    /** What the upstream client does: so many workers and a queue. */
    record Pool(PlainClient client, ExecutorService workers) implements Sender {
        static Pool to(URI url) {
            PlainClient client = new PlainClient(url);
            client.warmUp();
            return new Pool(client, Executors.newFixedThreadPool(Samples.IN_FLIGHT));
        }

        @Override
        public void send(List<Caption> captions) throws Exception {
            List<Future<?>> sent = captions.stream()
                    .<Future<?>>map(it -> workers.submit(() -> client.post(it)))
                    .toList();
            for (Future<?> each : sent) {
                each.get();
            }
        }

        @Override
        public void close() {
            workers.close();
            client.close();
        }
    }

    /** The next only after the answer for the last. */
    record OneByOne(PlainClient client) implements Sender {
        static OneByOne to(URI url) {
            PlainClient client = new PlainClient(url);
            client.warmUp();
            return new OneByOne(client);
        }

        @Override
        public void send(List<Caption> captions) {
            captions.forEach(client::post);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
