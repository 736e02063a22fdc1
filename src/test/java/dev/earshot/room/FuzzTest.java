package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of requests that were once good, each spoilt in some places. The seed is in every failure. */
@Timeout(180)
class FuzzTest {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    /** An unknown transfer encoding, too many rooms, an unknown version. */
    private static final List<String> RIGHTLY = List.of("501", "503", "505");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (5\\d\\d)");
    /** Connections of the client that sends good captions, one after the other. */
    private static final int GOOD = 1;

    private static final int GROWTH = 16 * 1024 * 1024;

    private final long seed = System.nanoTime();
    private final SpoiltRequests requests = new SpoiltRequests(new Random(seed));

    @Test
    void noRequestMakesTheServerFailOrKeepAnything() throws IOException, InterruptedException, JMException {
        try (Hall hall = new Hall(Hall.rate(0))) {
            run(hall, LENGTH.dividedBy(4));
            long before = Kept.bytes();
            int asked = run(hall, LENGTH.dividedBy(4).multipliedBy(3));

            assertThat(asked).as("requests in time; seed %d", seed).isGreaterThan(200);
            // A stream that nobody reads any more ends with what is sent into it next, at the latest a sign of life.
            JsonObject health =
                    JsonParser.parseString(hall.get("/api/health").body()).getAsJsonObject();
            assertThat(awaitConnections(hall, health.get("viewers").getAsInt() + GOOD))
                    .as("connections kept; seed %d", seed)
                    .isLessThanOrEqualTo(health.get("viewers").getAsInt() + GOOD);
            assertThat(health.get("rooms").getAsInt())
                    .as("rooms; seed %d", seed)
                    .isBetween(1, RoomRules.standard().rooms());
            assertThat(Kept.bytes()).as("bytes in use; seed %d", seed).isLessThan(before + GROWTH);
        }
    }

    /** On a busy machine the last ones take a moment to end: waits up to 10 s until there are no more than so many. */
    private static int awaitConnections(Hall hall, int most) throws InterruptedException {
        int connections = hall.server.connections();
        for (int tries = 0; connections > most && tries < 100; tries++) {
            Thread.sleep(100);
            connections = hall.server.connections();
        }
        return connections;
    }

    private int run(Hall hall, Duration length) throws IOException, InterruptedException {
        int port = hall.server.port();
        int asked = 0;
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            byte[] request = requests.next();
            String answer;
            try {
                answer = Raw.ask(port, request);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("No answer and no end; " + told(request), e);
            }
            Matcher failed = STATUS.matcher(answer);
            while (failed.find()) {
                assertThat(RIGHTLY).as(told(request)).contains(failed.group(1));
            }
            asked++;
            if (asked % 100 == 0) {
                assertThat(hall.send(Hall.caption("still here")))
                        .as("a good caption after %s", told(request))
                        .isEqualTo(200);
            }
        }
        assertThat(hall.listed()).as("seed %d", seed).endsWith("still here");
        return asked;
    }

    private String told(byte[] request) {
        String text = new String(request, ISO_8859_1);
        return "seed " + seed + ", request "
                + text.substring(0, Math.min(2_000, text.length()))
                        .replace("\\", "\\\\")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n");
    }
}
