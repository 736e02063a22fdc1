package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SyncTest {
    private static final String WRONG =
            "The room's passphrase is wrong (401); set room.passphrase to the one the room was made with";
    private static final Link REFUSED = Link.reached(WRONG);
    private static final Link SHAKY = failed(Link.FINE);
    private static final Link AWAY = failed(failed(SHAKY));

    private final Changes changes = new Changes();

    static Stream<Arguments> table() {
        Sync fine = new Sync.Fine();
        Sync refused = new Sync.Refused(WRONG);
        return Stream.of(
                Arguments.of("nothing was said", 0, 0, 0, Link.FINE, "", fine),
                Arguments.of("one was just offered", 1, 0, 0, Link.FINE, "", fine),
                Arguments.of("one is in flight", 0, 1, 0, Link.FINE, "", fine),
                Arguments.of("as many as may be are in flight", 0, 3, 0, Link.FINE, "", fine),
                Arguments.of("one more waits", 1, 3, 0, Link.FINE, "", new Sync.Waiting(4)),
                Arguments.of("one failed and waits", 1, 0, 1, SHAKY, "", new Sync.Waiting(1)),
                Arguments.of("it is tried again", 0, 1, 1, SHAKY, "", new Sync.Waiting(1)),
                Arguments.of("the server chokes on one alone", 1, 1, 1, Link.FINE, "", new Sync.Waiting(2)),
                Arguments.of("what failed grew too old", 0, 0, 0, SHAKY, "", fine),
                Arguments.of("the server is away", 5, 1, 5, AWAY, "", new Sync.Offline(6, "nothing answers")),
                Arguments.of("it is, and nothing waits", 0, 0, 0, AWAY, "", new Sync.Offline(0, "nothing answers")),
                Arguments.of("a look found nobody", 0, 0, 0, Link.FINE, "nobody", new Sync.Offline(0, "nobody")),
                Arguments.of("a look and captions found nobody", 1, 0, 1, AWAY, "nobody", offline(1)),
                Arguments.of("the last was refused", 0, 0, 0, REFUSED, "", refused),
                Arguments.of("the next is on its way", 0, 1, 0, REFUSED, "", refused),
                Arguments.of("many wait to be refused", 9, 3, 0, REFUSED, "", refused),
                Arguments.of("the next failed", 1, 0, 1, failed(REFUSED), "", refused),
                Arguments.of("refused, then away", 1, 0, 1, failed(failed(failed(REFUSED))), "", offline(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void whatIsToldFollowsFromTheFiguresAndTheLink(
            String when, long queued, long inFlight, long retrying, Link link, String away, Sync told) {
        var figures = new DeliveryFigures(queued + inFlight, queued, inFlight, 0, 0, 0, 0, 0);
        assertThat(new Standing(figures, link, retrying).sync(3, away)).isEqualTo(told);
    }

    @Test
    void aServerThatFallsSilentAndComesBackIsSeen() throws IOException, InterruptedException {
        AtomicInteger status = new AtomicInteger(200);
        Semaphore answers = new Semaphore(0);
        try (MockWebServer server = server(request -> {
                    answers.acquireUninterruptibly();
                    return new MockResponse.Builder().code(status.get()).build();
                });
                Delivery delivery = delivery(server.url("/api/send").uri())) {
            assertThat(delivery.sync()).isEqualTo(new Sync.Fine());
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            assertThat(delivery.sync()).isEqualTo(new Sync.Fine());
            answers.release();
            delivery.awaitSettled();
            assertThat(delivery.delays().last()).isPresent();

            status.set(503);
            delivery.offer(Captions.sentence("s", 2, Instant.now()));
            answers.release();
            changes.await(delivery, new Sync.Waiting(1)::equals);
            answers.release(100);
            changes.await(delivery, Sync.Offline.class::isInstance);
            assertThat(delivery.sync())
                    .isEqualTo(new Sync.Offline(1, "The server answers 503, it is overloaded or being mended"));

            status.set(200);
            changes.await(delivery, new Sync.Fine()::equals);
        }
    }

    @Test
    void aRefusalLastsUntilACaptionIsAccepted() throws IOException, InterruptedException {
        AtomicInteger status = new AtomicInteger(401);
        try (MockWebServer server = server(
                        request -> new MockResponse.Builder().code(status.get()).build());
                Delivery delivery = delivery(server.url("/api/send").uri())) {
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            changes.await(delivery, new Sync.Refused(WRONG)::equals);
            status.set(200);
            delivery.offer(Captions.sentence("s", 2, Instant.now()));
            changes.await(delivery, new Sync.Fine()::equals);
        }
    }

    @Test
    void aLookThatFindsNobodyIsOfflineUntilACaptionIsAccepted() throws IOException, InterruptedException {
        MockWebServer gone = new MockWebServer();
        gone.start();
        int port = gone.getPort();
        gone.close();
        try (MockWebServer back = unstarted(request -> new MockResponse.Builder().build());
                Delivery delivery = delivery(URI.create("http://127.0.0.1:" + port + "/api/send"))) {
            delivery.getReady();
            changes.await(delivery, Sync.Offline.class::isInstance);
            assertThat(delivery.sync()).isEqualTo(new Sync.Offline(0, "Nothing answers at 127.0.0.1:" + port));
            back.start(port);
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            changes.await(delivery, new Sync.Fine()::equals);
        }
    }

    /** Wakes whoever waits for a change; a change that nobody is told of makes the wait fail. */
    private static final class Changes implements Delivery.Listener {
        private final Semaphore changed = new Semaphore(0);

        @Override
        public void settled(dev.earshot.caption.Caption caption, Fate fate) {}

        @Override
        public void changed() {
            changed.release();
        }

        void await(Delivery delivery, Predicate<Sync> wanted) throws InterruptedException {
            while (!wanted.test(delivery.sync())) {
                assertThat(changed.tryAcquire(30, TimeUnit.SECONDS))
                        .as("a change, while it is %s", delivery.sync())
                        .isTrue();
            }
        }
    }

    private static Sync offline(long queued) {
        return new Sync.Offline(queued, "nothing answers");
    }

    private static Link failed(Link link) {
        return link.failed(Outcome.TryLater.unanswered("nothing answers", false), NOON, 0.5);
    }

    private interface Answering {
        MockResponse answer(RecordedRequest request);
    }

    private static MockWebServer server(Answering answering) throws IOException {
        MockWebServer server = unstarted(answering);
        server.start();
        return server;
    }

    private static MockWebServer unstarted(Answering answering) {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answering.answer(request);
            }
        });
        return server;
    }

    private Delivery delivery(URI server) {
        Settings.Room room = new Settings.Room("panel", "secret");
        Settings.Delivery settings = new Settings.Delivery(
                3,
                Duration.ofSeconds(10),
                200,
                Duration.ofSeconds(30),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
        return Delivery.start(server, room, settings, changes, Clock.systemUTC(), () -> 0.1);
    }
}
