package dev.earshot.room;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of requests that were once good, each spoilt in some places. The seed is in every failure. */
@Timeout(180)
class FuzzTest {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    /** 501 is the JDK's answer to a transfer encoding that it does not know. */
    private static final List<String> RIGHTLY = List.of("501", "503");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (5\\d\\d)");
    private static final int GROWTH = 16 * 1024 * 1024;

    private final long seed = System.nanoTime();
    private final SpoiltRequests requests = new SpoiltRequests(new Random(seed));

    @Test
    void noRequestMakesTheServerFailOrKeepAnything() throws IOException, InterruptedException, JMException {
        try (Hall hall = new Hall()) {
            int port = hall.server.port();
            run(hall, LENGTH.dividedBy(4));
            int keptConnections = Math.max(50, instances("sun.net.httpserver.HttpConnection").count());
            long before = instances("total").bytes();
            int asked = run(hall, LENGTH.dividedBy(4).multipliedBy(3));

            assertThat(asked).as("requests in time; seed %d", seed).isGreaterThan(200);
            assertThat(Raw.ask(port, health())).as("seed %d", seed).matches("(?s).*\"rooms\":\\d{1,4},\"viewers\":0.*");
            assertThat(instances("sun.net.httpserver.HttpConnection").count())
                    .as("connections kept; seed %d", seed)
                    .isLessThanOrEqualTo(keptConnections);
            assertThat(instances("total").bytes())
                    .as("bytes in use; seed %d", seed)
                    .isLessThan(before + GROWTH);
        }
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
        awaitNoViewers(port);
        return asked;
    }

    /** A stream ends when its next event finds nobody; here each is told of many. */
    private static void awaitNoViewers(int port) throws IOException, InterruptedException {
        for (int round = 0; round < 100 && !Raw.ask(port, health()).contains("\"viewers\":0"); round++) {
            for (String room : SpoiltRequests.ROOMS) {
                Raw.ask(port, SpoiltRequests.post("/api/send", SpoiltRequests.caption(room)));
            }
            Thread.sleep(100);
        }
    }

    private static String health() {
        return "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private String told(byte[] request) {
        String text = new String(request, ISO_8859_1);
        return "seed " + seed + ", request "
                + text.substring(0, Math.min(2_000, text.length()))
                        .replace("\\", "\\\\")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n");
    }

    private record Instances(int count, long bytes) {}

    /** What is left of a class after all garbage is gone. */
    private static Instances instances(String type) throws JMException {
        Object table = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return String.valueOf(table)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts.length > 2
                        && (parts[0].equalsIgnoreCase(type) || (parts.length > 3 && parts[3].equals(type))))
                .map(parts -> new Instances(Integer.parseInt(parts[1]), Long.parseLong(parts[2])))
                .findFirst()
                .orElse(new Instances(0, 0));
    }
}
