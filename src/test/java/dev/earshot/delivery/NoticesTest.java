package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NoticesTest {
    private static final String WELL = "The room server takes captions again";
    private static final String WRONG =
            "The room's passphrase is wrong (401); set room.passphrase to the one the room was made with";

    private final List<String> told = new ArrayList<>();
    private final Notices notices = new Notices(told::add);

    @Test
    void aTroubleIsToldOnce() {
        notices.trouble("away");
        notices.trouble("away");
        assertThat(told).containsExactly("away");
    }

    @Test
    void troublesThatTakeTurnsAreToldOnceEach() {
        for (int i = 0; i < 3; i++) {
            notices.trouble("away");
            notices.trouble("full");
        }
        assertThat(told).containsExactly("away", "full");
    }

    @Test
    void aTroubleThatWasToldInMoreWordsIsNotToldAgain() {
        notices.trouble("away; it is tried again");
        notices.trouble("away");
        assertThat(told).containsExactly("away; it is tried again");
    }

    @Test
    void thatAllIsWellIsToldOnceAndOnlyAfterATrouble() {
        notices.allIsWell();
        notices.trouble("away");
        notices.allIsWell();
        notices.allIsWell();
        assertThat(told).containsExactly("away", WELL);
    }

    @Test
    void aTroubleThatComesBackIsToldAgain() {
        notices.trouble("away");
        notices.allIsWell();
        notices.trouble("away");
        assertThat(told).containsExactly("away", WELL, "away");
    }

    @Test
    void whatHasNoWordsIsNotTold() {
        notices.trouble("");
        notices.allIsWell();
        assertThat(told).isEmpty();
    }

    @Test
    void aServerThatRefusesAndRelentsIsToldOfOnceEachTime() throws IOException, InterruptedException {
        AtomicInteger status = new AtomicInteger(401);
        RecordingListener listener = new RecordingListener();
        try (MockWebServer server = server(
                        () -> new MockResponse.Builder().code(status.get()).build());
                Delivery delivery = delivery(server, 200, listener)) {
            for (int next : new int[] {401, 200, 401}) {
                status.set(next);
                for (int i = 1; i <= 10; i++) {
                    delivery.offer(Captions.sentence("s" + next, i, Instant.now()));
                }
                delivery.awaitSettled();
            }
        }
        assertThat(listener.notices()).containsExactly(WRONG, WELL, WRONG);
    }

    /** Captions give way and are accepted by turns. */
    @Test
    void anOverflowIsToldOnceThoughTheServerTakesCaptionsAllTheWhile() throws IOException, InterruptedException {
        Semaphore answers = new Semaphore(0);
        CountDownLatch three = new CountDownLatch(3);
        RecordingListener listener = new RecordingListener();
        try (MockWebServer server = server(() -> {
                    three.countDown();
                    answers.acquireUninterruptibly();
                    return new MockResponse.Builder().build();
                });
                Delivery delivery = delivery(server, 5, listener)) {
            for (int i = 1; i <= 8; i++) {
                delivery.offer(Captions.sentence("s", i, Instant.now()));
            }
            three.await();
            for (int i = 9; i <= 40; i += 2) {
                delivery.offer(Captions.sentence("s", i, Instant.now()));
                delivery.offer(Captions.sentence("s", i + 1, Instant.now()));
                answers.release();
                listener.awaitAccepted();
            }
            answers.release(40);
            delivery.awaitSettled();
            assertThat(delivery.figures().dropped()).isGreaterThan(5);
        }
        assertThat(listener.notices())
                .containsExactly("Captions come faster than they can be sent; the oldest give way", WELL);
    }

    private interface Answering {
        MockResponse answer();
    }

    private static MockWebServer server(Answering answering) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answering.answer();
            }
        });
        server.start();
        return server;
    }

    private static Delivery delivery(MockWebServer server, int queue, Delivery.Listener listener) {
        Settings.Delivery settings = new Settings.Delivery(
                3,
                Duration.ofSeconds(10),
                queue,
                Duration.ofSeconds(30),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
        return Delivery.start(
                server.url("/api/send").uri(),
                new Settings.Room("panel", "secret"),
                settings,
                listener,
                Clock.systemUTC(),
                new Random(1)::nextDouble);
    }
}
