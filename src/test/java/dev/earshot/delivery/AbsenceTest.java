package dev.earshot.delivery;

import static dev.earshot.delivery.Captions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.caption.Caption;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is away while nobody speaks, and how its return is seen. */
@Timeout(60)
class AbsenceTest {
    private static final double SOON = 0.1;

    /** Beyond what jitter may be: a wait of many minutes. */
    private static final double HARDLY_EVER = 1000;

    private final Semaphore changed = new Semaphore(0);
    private final AtomicInteger looks = new AtomicInteger();
    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
    }

    @Test
    void aServerThatComesUpLaterIsFoundWithoutACaption() throws IOException, InterruptedException {
        try (MockWebServer server = server(new MockResponse.Builder().build());
                Delivery delivery = delivery(SOON)) {
            delivery.getReady();
            await(delivery, offline()::equals);
            Instant up = Instant.now();
            server.start(port);
            await(delivery, new Sync.Fine()::equals);
            assertThat(Duration.between(up, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(delivery.figures().offered()).isZero();
        }
    }

    @Test
    void aServerThatOnlyExpiredCaptionsMissedIsFoundToo() throws IOException, InterruptedException {
        try (MockWebServer server = server(new MockResponse.Builder().build());
                Delivery delivery = delivery(SOON)) {
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            delivery.awaitSettled();
            assertThat(delivery.sync()).isEqualTo(offline());
            server.start(port);
            await(delivery, new Sync.Fine()::equals);
            assertThat(delivery.figures().expired()).isEqualTo(1);
        }
    }

    @Test
    void closingDoesNotWaitForTheNextLook() throws InterruptedException {
        Delivery delivery = delivery(HARDLY_EVER);
        delivery.getReady();
        await(delivery, offline()::equals);
        assertClosesSoon(delivery);
    }

    @Test
    void closingDoesNotWaitForAnAnswerToALook() throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    asked.countDown();
                    return new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build();
                }
            });
            Delivery delivery = delivery(SOON);
            delivery.getReady();
            await(delivery, offline()::equals);
            server.start(port);
            asked.await();
            assertClosesSoon(delivery);
        }
    }

    @Test
    void nobodyLooksWhileTheServerIsThere() throws IOException, InterruptedException {
        try (MockWebServer server = server(new MockResponse.Builder().build())) {
            server.start(port);
            try (Delivery delivery = delivery(0)) {
                for (int i = 1; i <= 20; i++) {
                    delivery.offer(Captions.sentence("s", i, Instant.now()));
                    delivery.awaitSettled();
                }
                assertThat(delivery.figures().accepted()).isEqualTo(20);
            }
        }
        assertThat(looks).hasValue(0);
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsNotLookedAtBefore() {
        Outbox outbox = new Outbox(new Outbox.Policy(200, Duration.ofSeconds(30), false, false), () -> 0.5);
        Absence absence = new Absence(outbox);
        for (int i = 1; i <= 3; i++) {
            assertThat(outbox.offer(Captions.sentence(i))).isEmpty();
        }
        Outcome overloaded = new Outcome.TryLater("overloaded", false, Optional.of(Duration.ofMinutes(10)), true);
        Next.Send first = (Next.Send) outbox.next(NOON);
        Next.Send second = (Next.Send) outbox.next(NOON);
        Next.Send third = (Next.Send) outbox.next(NOON);
        outbox.settle(first, overloaded, NOON);
        outbox.settle(second, overloaded, NOON);
        outbox.settle(third, overloaded, NOON);
        assertThat(absence.sync(1)).isEqualTo(new Sync.Offline(3, "overloaded"));
        assertThat(absence.isDue(NOON.plusSeconds(601)))
                .as("while captions wait")
                .isFalse();

        assertThat(outbox.next(NOON.plusSeconds(30))).isInstanceOf(Next.Expired.class);
        assertThat(absence.isLost()).isTrue();
        assertThat(absence.isDue(NOON.plusSeconds(599))).isFalse();
        assertThat(absence.isDue(NOON.plusSeconds(600))).isTrue();

        absence.looked("");
        assertThat(absence.sync(1)).isEqualTo(new Sync.Fine());
    }

    private static void assertClosesSoon(Delivery delivery) {
        Instant start = Instant.now();
        delivery.close();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    private Sync offline() {
        return new Sync.Offline(0, "Nothing answers at 127.0.0.1:" + port);
    }

    /** A change that nobody is told of makes the wait fail. */
    private void await(Delivery delivery, Predicate<Sync> wanted) throws InterruptedException {
        while (!wanted.test(delivery.sync())) {
            assertThat(changed.tryAcquire(20, TimeUnit.SECONDS))
                    .as("a change, while it is %s", delivery.sync())
                    .isTrue();
        }
    }

    private MockWebServer server(MockResponse answer) {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if ("/api/health".equals(request.getTarget())) {
                    looks.incrementAndGet();
                }
                return answer;
            }
        });
        return server;
    }

    private Delivery delivery(double random) {
        Settings.Delivery settings = new Settings.Delivery(
                3,
                Duration.ofSeconds(30),
                200,
                Duration.ofSeconds(2),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
        Delivery.Listener listener = new Delivery.Listener() {
            @Override
            public void settled(Caption caption, Fate fate) {}

            @Override
            public void changed() {
                changed.release();
            }
        };
        URI url = URI.create("http://127.0.0.1:" + port + "/api/send");
        return Delivery.start(
                url, new Settings.Room("panel", "secret"), settings, listener, Clock.systemUTC(), () -> random);
    }
}
