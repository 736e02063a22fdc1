package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.caption.Caption;
import dev.earshot.caption.Speaker;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery over real HTTP to a server that does as it is told. */
class DeliveryTest {
    private static final Settings.Room ROOM = new Settings.Room("church", "open sesame");

    private final MockWebServer server = new MockWebServer();
    private final Map<Long, Fate> fates = new ConcurrentHashMap<>();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theBodyHasTheFieldsOfTheFieldsServersAndEarshotsOwn() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().build());
        Instant end = Instant.now();
        Speaker speaker = new Speaker("Ada", "#112233", "#445566", "#77889900", "Roboto", "google");
        deliver("/api/send", new Caption("run", 1, Caption.Stage.FINAL, speaker, "hello", end.minusSeconds(1), end));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/api/send");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        JsonObject body = body(request);
        assertThat(body.remove("timestamp").getAsString()).matches("\\d\\d:\\d\\d:\\d\\d");
        assertThat(body).isEqualTo(JsonParser.parseString("""
                {"user_name":"Ada","text":"hello","is_preview":false,"user_color":"#112233","text_color":"#445566",
                 "background_color":"#77889900","font_family":"Roboto","font_type":"google",
                 "session":"run","sequence":1,"id":"run-1","started_at":"%s","ended_at":"%s",
                 "room":"church","passphrase":"open sesame","settled_through":0}""".formatted(end.minusSeconds(1), end)));
    }

    @Test
    void aPhpServerIsPostedToWithItsAction() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().build());
        deliver("/room/server.php", sentence(1));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/room/server.php?action=send");
    }

    @Test
    void neverMoreThanThreeAreInFlightInABurstOfFifty() throws InterruptedException {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore answers = new Semaphore(0);
        CountDownLatch three = new CountDownLatch(3);
        server.setDispatcher(dispatcher(request -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            three.countDown();
            answers.acquireUninterruptibly();
            inFlight.decrementAndGet();
            return new MockResponse.Builder().build();
        }));
        try (Delivery delivery = delivery("/api/send", settings(Duration.ofSeconds(2)))) {
            for (int i = 1; i <= 50; i++) {
                delivery.offer(sentence(i));
            }
            three.await();
            answers.release(50);
            delivery.awaitSettled();
        }
        assertThat(most).hasValue(3);
        assertThat(fates.values()).hasSize(50).allMatch(Fate.Accepted.class::isInstance);
    }

    @Test
    void aRequestThatTimesOutHoldsUpNobodyElse() throws InterruptedException {
        CountDownLatch othersThrough = new CountDownLatch(20);
        server.setDispatcher(dispatcher(request -> {
            if (body(request).get("sequence").getAsLong() == 1 && othersThrough.getCount() > 0) {
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            }
            return new MockResponse.Builder().build();
        }));
        Delivery.Listener listener = (caption, fate) -> {
            fates.put(caption.sequence(), fate);
            othersThrough.countDown();
        };
        try (Delivery delivery = delivery("/api/send", settings(Duration.ofSeconds(2)), listener)) {
            for (int i = 1; i <= 21; i++) {
                delivery.offer(sentence(i));
            }
            othersThrough.await();
            assertThat(fates).doesNotContainKey(1L);
            delivery.awaitSettled();
            assertThat(delivery.figures().retried()).isEqualTo(1);
        }
        assertThat(fates.values()).hasSize(21).allMatch(Fate.Accepted.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "cut", "429", "500", "502", "503", "504", "408", "425"})
    void whatMayPassIsTriedAgainUntilItIsAccepted(String trouble) throws InterruptedException {
        MockResponse.Builder response = new MockResponse.Builder();
        switch (trouble) {
            case "reset" -> response.onRequestBody(new SocketEffect.CloseSocket());
            case "cut" ->
                response.body("{\"success\":true, and a lot more").onResponseBody(new SocketEffect.CloseSocket());
            default -> response.code(Integer.parseInt(trouble));
        }
        server.enqueue(response.build());
        server.enqueue(new MockResponse.Builder().build());
        DeliveryFigures figures = deliver("/api/send", sentence(1));
        assertThat(fates.get(1L)).isInstanceOf(Fate.Accepted.class);
        assertThat(figures.retried()).isEqualTo(1);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRetryIsTheSameToTheLetter() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().build());
        deliver("/api/send", sentence(1));
        assertThat(body(server.takeRequest())).isEqualTo(body(server.takeRequest()));
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "https://elsewhere.example/api/send")
                .build());
        deliver("/api/send", sentence(1));
        assertThat(fates.get(1L))
                .isEqualTo(
                        new Fate.Refused(
                                "The server has moved to https://elsewhere.example/api/send; set server.url to where it is now"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void noMoreThan64KibOfAnAnswerAreRead() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("x".repeat(10_000_000)).build());
        deliver("/api/send", sentence(1));
        assertThat(fates.get(1L)).isInstanceOf(Fate.Accepted.class);
    }

    @Test
    void connectionsAreKept() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            server.enqueue(new MockResponse.Builder().build());
        }
        Settings.Delivery strict = new Settings.Delivery(
                1,
                Duration.ofSeconds(2),
                200,
                Duration.ofSeconds(30),
                Settings.Delivery.Order.STRICT,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
        try (Delivery delivery = delivery("/api/send", strict)) {
            for (int i = 1; i <= 10; i++) {
                delivery.offer(sentence(i));
            }
            delivery.awaitSettled();
        }
        for (int i = 0; i < 10; i++) {
            RecordedRequest request = server.takeRequest();
            assertThat(request.getConnectionIndex()).isZero();
            assertThat(body(request).get("sequence").getAsInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void offeringNeverWaitsForADeadServerAndTheOldestGiveWay() throws InterruptedException {
        server.setDispatcher(dispatcher(request -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build()));
        Delivery delivery = delivery("/api/send", settings(Duration.ofMillis(500)));
        for (int i = 1; i <= 1000; i++) {
            delivery.offer(sentence(i));
        }
        DeliveryFigures figures = delivery.figures();
        assertThat(figures.offered()).isEqualTo(1000);
        assertThat(figures.dropped()).isGreaterThanOrEqualTo(797);
        assertThat(figures.queued()).isLessThanOrEqualTo(200);
        delivery.close();
    }

    @Test
    void whenTheServerIsBackWhatWaitedGoesOut() throws IOException, InterruptedException {
        int port = server.getPort();
        server.close();
        CountDownLatch away = new CountDownLatch(1);
        Delivery.Listener listener = new Delivery.Listener() {
            @Override
            public void settled(Caption caption, Fate fate) {
                fates.put(caption.sequence(), fate);
            }

            @Override
            public void notice(String sentence) {
                away.countDown();
            }
        };
        try (MockWebServer back = new MockWebServer();
                Delivery delivery = Delivery.start(
                        URI.create("http://127.0.0.1:" + port + "/api/send"),
                        ROOM,
                        settings(Duration.ofSeconds(2)),
                        listener,
                        Clock.systemUTC(),
                        () -> 0.1)) {
            for (int i = 1; i <= 20; i++) {
                delivery.offer(sentence(i));
            }
            away.await();
            back.setDispatcher(dispatcher(request -> new MockResponse.Builder().build()));
            back.start(port);
            delivery.awaitSettled();
            assertThat(fates.values()).hasSize(20).allMatch(Fate.Accepted.class::isInstance);
        }
    }

    @Test
    void closingFinishesWhatIsQueued() {
        for (int i = 0; i < 20; i++) {
            server.enqueue(new MockResponse.Builder().build());
        }
        Delivery delivery = delivery("/api/send", settings(Duration.ofSeconds(2)));
        for (int i = 1; i <= 20; i++) {
            delivery.offer(sentence(i));
        }
        delivery.close();
        assertThat(fates).hasSize(20);
    }

    private DeliveryFigures deliver(String path, Caption caption) throws InterruptedException {
        try (Delivery delivery = delivery(path, settings(Duration.ofSeconds(2)))) {
            delivery.offer(caption);
            delivery.awaitSettled();
            return delivery.figures();
        }
    }

    private Delivery delivery(String path, Settings.Delivery settings) {
        return delivery(path, settings, (caption, fate) -> fates.put(caption.sequence(), fate));
    }

    private Delivery delivery(String path, Settings.Delivery settings, Delivery.Listener listener) {
        URI url = server.url(path).uri();
        return Delivery.start(url, ROOM, settings, listener, Clock.systemUTC(), () -> 0.1);
    }

    private static Settings.Delivery settings(Duration timeout) {
        return new Settings.Delivery(
                3,
                timeout,
                200,
                Duration.ofSeconds(30),
                Settings.Delivery.Order.ARRIVAL,
                Settings.Delivery.Ambiguous.RESEND,
                Duration.ofMillis(300));
    }

    private static Caption sentence(long sequence) {
        return Captions.sentence("s", sequence, Instant.now());
    }

    private static JsonObject body(RecordedRequest request) {
        return JsonParser.parseString(Objects.requireNonNull(request.getBody()).utf8())
                .getAsJsonObject();
    }

    private interface Answering {
        MockResponse answer(RecordedRequest request);
    }

    private static Dispatcher dispatcher(Answering answering) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answering.answer(request);
            }
        };
    }
}
