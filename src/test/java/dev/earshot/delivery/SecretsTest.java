package dev.earshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.earshot.caption.PostedCaption;
import dev.earshot.config.AppFolders;
import dev.earshot.config.Settings;
import dev.earshot.config.SettingsException;
import dev.earshot.config.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The room's passphrase goes to the room server and nowhere else. */
class SecretsTest {
    private static final String SECRET = "open-sesame-4711";
    private static final Settings.Room ROOM = new Settings.Room("panel", SECRET);

    private final RecordingListener listener = new RecordingListener();
    private final RecordingAppender logged = new RecordingAppender();
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.earshot");

    /** Everything that is logged, whatever its level. */
    private static final class RecordingAppender extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    @BeforeEach
    void listenToTheLog() {
        logged.start();
        log.setLevel(Level.TRACE);
        log.addAppender(logged);
    }

    @AfterEach
    void leaveTheLog() {
        log.detachAppender(logged);
        log.setLevel(null);
        logged.stop();
    }

    /** Ways to refuse a caption that say back what was sent, each in its own place. */
    enum Refusal {
        UNAUTHORISED,
        NOT_FOUND,
        WEB_PAGE,
        RESET,
        CUT,
        REDIRECT_WITH_QUERY,
        REDIRECT_WITH_LOGIN,
        REDIRECT_WITH_FRAGMENT,
        REDIRECT_THAT_MAKES_NO_SENSE,
        PAUSE;

        MockResponse to(String sent) {
            MockResponse.Builder response = new MockResponse.Builder().body(sent);
            return switch (this) {
                case UNAUTHORISED -> response.code(401).build();
                case NOT_FOUND -> response.code(404).build();
                case WEB_PAGE -> response.addHeader("Content-Type", "text/html").build();
                case RESET ->
                    response.onResponseStart(new SocketEffect.CloseSocket()).build();
                case CUT ->
                    response.onResponseBody(new SocketEffect.CloseSocket()).build();
                case REDIRECT_WITH_QUERY ->
                    moved(response, "https://elsewhere.example/send?room=panel&passphrase=" + SECRET);
                case REDIRECT_WITH_LOGIN -> moved(response, "https://panel:" + SECRET + "@elsewhere.example/send");
                case REDIRECT_WITH_FRAGMENT -> moved(response, "/send#" + SECRET);
                case REDIRECT_THAT_MAKES_NO_SENSE -> moved(response, "https://[" + SECRET);
                case PAUSE ->
                    response.code(503)
                            .addHeader("Retry-After", SECRET)
                            .status("HTTP/1.1 503 " + SECRET)
                            .build();
            };
        }

        private static MockResponse moved(MockResponse.Builder response, String to) {
            return response.code(307).addHeader("Location", to).build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noServerCanMakeEarshotTellIt(Refusal refusal) throws IOException, InterruptedException {
        Queue<String> sent = new ConcurrentLinkedQueue<>();
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    String body = Objects.requireNonNull(request.getBody()).utf8();
                    sent.add(body);
                    return refusal.to(body);
                }
            });
            server.start();
            try (Delivery delivery = delivery(server.url("/api/send").uri(), Duration.ofSeconds(1))) {
                for (int i = 1; i <= 5; i++) {
                    delivery.offer(Captions.sentence("s", i, Instant.now()));
                }
                delivery.awaitSettled();
            }
        }
        assertThat(sent).isNotEmpty().allMatch(body -> body.contains(SECRET));
        assertThat(listener.notices()).isNotEmpty().noneMatch(SecretsTest::tellsIt);
        assertThat(listener.fates).hasSize(5).noneMatch(fate -> tellsIt(fate.toString() + fate.why()));
        assertThat(logged.lines).noneMatch(SecretsTest::tellsIt);
    }

    private static boolean tellsIt(String text) {
        return text.contains(SECRET);
    }

    @Test
    void ofARedirectOnlyThePlaceIsTold() {
        assertThat(refusal("https://a:b@elsewhere.example:8443/api/send?q=1#f"))
                .startsWith("The server has moved to https://elsewhere.example:8443/api/send;");
        assertThat(refusal("//elsewhere.example")).startsWith("The server has moved to //elsewhere.example;");
        assertThat(refusal("/login?next=1")).startsWith("The server has moved to /login;");
        assertThat(refusal("?q=1")).startsWith("The server has moved;");
        assertThat(refusal("")).startsWith("The server has moved;");
        assertThat(refusal("no url")).startsWith("The server has moved;");
    }

    private static String refusal(String location) {
        Outcome outcome = new Answer(307, "", "", location, "").judge(Duration.ZERO, Captions.NOON);
        return ((Outcome.Refused) outcome).reason();
    }

    @Test
    void noRecordTellsIt(@TempDir Path home) throws SettingsException {
        AppFolders folders = AppFolders.of("Linux", Map.of(), home);
        Settings settings = new SettingsLoader(folders, Map.of(), "ada", new Random(1))
                .load(Optional.empty(), Map.of("room.name", "panel", "room.passphrase", SECRET))
                .settings();

        assertThat(settings.room().passphrase()).isEqualTo(SECRET);
        assertThat(settings.toString()).contains("panel").doesNotContain(SECRET);
        assertThat(ROOM.toString()).doesNotContain(SECRET);
        assertThat(PostedCaption.of(Captions.sentence(1), 0, "panel", SECRET, ZoneOffset.UTC)
                        .toString())
                .doesNotContain(SECRET);
    }

    /** No caption is offered and nothing is looked at, so nothing is sent. */
    @Test
    void itIsSaidOnceThatOthersOnTheWayCouldReadIt() {
        delivery(URI.create("http://192.0.2.1/api/send"), Duration.ofSeconds(30))
                .close();
        assertThat(listener.notices())
                .containsExactly(
                        "The room's passphrase travels to 192.0.2.1 unencrypted, for everyone on the way to read;"
                                + " use an https URL if the server has one");
    }

    @Test
    void nothingIsSaidOfAnEncryptedWay() {
        delivery(URI.create("https://192.0.2.1/api/send"), Duration.ofSeconds(30))
                .close();
        assertThat(listener.notices()).isEmpty();
    }

    private Delivery delivery(URI server, Duration maxAge) {
        Settings.Delivery defaults = Captions.settings();
        Settings.Delivery settings = new Settings.Delivery(
                defaults.maxInFlight(),
                defaults.timeout(),
                defaults.queue(),
                maxAge,
                defaults.order(),
                defaults.ambiguous(),
                defaults.partialsEvery());
        return Delivery.start(server, ROOM, settings, listener, Clock.systemUTC(), () -> 0.5);
    }
}
