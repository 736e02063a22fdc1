package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.earshot.caption.Presence;
import dev.earshot.caption.Presence.State;
import dev.earshot.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is told of pauses. */
@Timeout(60)
class PresencesTest {
    private static final String EARSHOT = "{\"service\":\"Earshot room server\",\"version\":\"1\",\"presence\":true}";

    private final RecordingListener listener = new RecordingListener();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> troubles = new LinkedBlockingQueue<>();
    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void earshotsOwnServerIsToldThoughNobodyLookedBefore() throws IOException, InterruptedException {
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(told()).isEqualTo("paused");
            delivery.presence(presence(State.LIVE));
            assertThat(told()).isEqualTo("live");
        }
        assertThat(told).isEmpty();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/health");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/presence");
        assertThat(JsonParser.parseString(
                        Objects.requireNonNull(request.getBody()).utf8()))
                .isEqualTo(JsonParser.parseString("""
                        {"room":"panel","passphrase":"secret","user_name":"Ada","session":"s","state":"paused"}"""));
    }

    @Test
    void endingTellsThatAPausedSpeakerIsGone() throws IOException, InterruptedException {
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(told()).isEqualTo("paused");
        }
        assertThat(told).containsExactly("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"service\":\"Earshot room server\",\"version\":\"0\"}"})
    void aServerThatDoesNotSayThatItTakesPausesIsToldNothing(String health) throws IOException, InterruptedException {
        start(health);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo("/api/health");
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            delivery.awaitSettled();
        }
        assertThat(asked).containsExactly("/api/send");
    }

    @Test
    void aPauseIsToldWhenTheServerComes() throws IOException, InterruptedException {
        server.start();
        int port = server.getPort();
        server.close();
        try (MockWebServer back = new MockWebServer();
                Delivery delivery = delivery(URI.create("http://127.0.0.1:" + port + "/api/send"))) {
            delivery.presence(presence(State.PAUSED));
            assertThat(listener.awaitNotice()).startsWith("Nothing answers at 127.0.0.1:" + port);
            back.setDispatcher(dispatcher(EARSHOT, new Semaphore(Integer.MAX_VALUE)));
            back.start(port);
            assertThat(told()).isEqualTo("paused");
        }
    }

    @Test
    void aServerInTroubleIsTriedAgain() throws IOException, InterruptedException {
        troubles.add(503);
        troubles.add(500);
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(told()).isEqualTo("paused");
        }
        assertThat(troubles).isEmpty();
    }

    /** 404 is what Earshot's own server answers while nobody has spoken in the room. */
    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void aRefusalIsNotTriedAgainNorToldToTheUser(int status) throws IOException, InterruptedException {
        troubles.add(status);
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.LIVE));
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo("/api/health");
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo("/api/presence");
            for (int i = 1; i <= 20; i++) {
                delivery.offer(Captions.sentence("s", i, Instant.now()));
                delivery.awaitSettled();
            }
            assertThat(asked).hasSize(20).containsOnly("/api/send");
            assertThat(listener.notices()).isEmpty();
        }
    }

    @Test
    void theLatestTakesThePlaceOfWhatIsNotToldYet() throws IOException, InterruptedException {
        Semaphore answers = new Semaphore(0);
        server.setDispatcher(dispatcher(EARSHOT, answers));
        server.start();
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo("/api/health");
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo("/api/presence");
            delivery.presence(presence(State.LIVE));
            delivery.presence(presence(State.PAUSED));
            delivery.presence(presence(State.LIVE));
            answers.release(10);
            assertThat(told()).isEqualTo("paused");
            assertThat(told()).isEqualTo("live");
        }
        assertThat(told).isEmpty();
    }

    /** Else the last sentence before a pause, arriving late, would end it on the displays. */
    @Test
    void aPauseIsToldAgainAfterACaptionThatWasAcceptedMeanwhile() throws IOException, InterruptedException {
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(told()).isEqualTo("paused");
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            assertThat(told()).isEqualTo("paused");
            delivery.offerPartial(Captions.partial(2, "guess", Instant.now()));
            assertThat(told()).isEqualTo("paused");
        }
    }

    @Test
    void noPauseIsToldAgainOnceItIsOver() throws IOException, InterruptedException {
        start(EARSHOT);
        try (Delivery delivery = delivery()) {
            delivery.presence(presence(State.PAUSED));
            assertThat(told()).isEqualTo("paused");
            delivery.presence(presence(State.LIVE));
            assertThat(told()).isEqualTo("live");
            delivery.offer(Captions.sentence("s", 1, Instant.now()));
            delivery.awaitSettled();
        }
        assertThat(told).isEmpty();
    }

    private String told() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }

    private static Presence presence(State state) {
        return new Presence("s", "Ada", state);
    }

    private void start(String health) throws IOException {
        server.setDispatcher(dispatcher(health, new Semaphore(Integer.MAX_VALUE)));
        server.start();
    }

    private Dispatcher dispatcher(String health, Semaphore answers) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getTarget());
                MockResponse.Builder response = new MockResponse.Builder();
                if (request.getTarget().equals("/api/health")) {
                    return response.body(health).build();
                }
                if (request.getTarget().equals("/api/presence")) {
                    answers.acquireUninterruptibly();
                    Integer trouble = troubles.poll();
                    if (trouble != null) {
                        return response.code(trouble).build();
                    }
                    told.add(state(request));
                }
                return response.build();
            }
        };
    }

    private static String state(RecordedRequest request) {
        return JsonParser.parseString(Objects.requireNonNull(request.getBody()).utf8())
                .getAsJsonObject()
                .get("state")
                .getAsString();
    }

    private Delivery delivery() {
        return delivery(server.url("/api/send").uri());
    }

    private Delivery delivery(URI url) {
        Settings.Room room = new Settings.Room("panel", "secret");
        return Delivery.start(url, room, Captions.settings(), listener, Clock.systemUTC(), () -> 0.01);
    }
}
