package dev.earshot.bench.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Three speakers and a crowd in a room of their own, for some seconds. */
final class Show {
    static final int SPEAKERS = 3;
    static final int VIEWERS = 1_000;

    /** What is not at a viewer so long after the last was due is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Contender server;
    private final AtomicInteger rooms = new AtomicInteger();

    Show(Contender server) {
        this.server = server;
    }

    /**
     * What came of it.
     *
     * @param late the 99th percentile from when a caption was due until it was at a viewer, in milliseconds
     * @param cpu seconds that the server worked
     * @param deliveries captions that arrived, each counted for each viewer
     */
    record Result(double late, double cpu, long deliveries) {}

    /** @param rate captions a second of all speakers together */
    Result run(double rate, Duration time) throws IOException, InterruptedException {
        String room = "room-" + rooms.incrementAndGet();
        long interval = (long) (1e9 * SPEAKERS / rate);
        int each = (int) (time.toNanos() / interval);
        List<Speaker> speakers = new ArrayList<>();
        try {
            for (int speaker = 1; speaker <= SPEAKERS; speaker++) {
                speakers.add(new Speaker(server, room, "speaker-" + speaker));
            }
            // Whoever speaks first makes the room.
            speakers.getFirst().post("hello");
            try (Crowd crowd = new Crowd(server, room, VIEWERS)) {
                Duration before = server.cpu();
                long expected = (long) each * SPEAKERS * VIEWERS;
                long end = System.nanoTime() + interval * each + PATIENCE.toNanos();
                speak(speakers, interval, each, end);
                while (crowd.arrivals().count() < expected && System.nanoTime() < end) {
                    Thread.sleep(5);
                }
                Arrivals arrivals = crowd.arrivals();
                Result result = new Result(
                        arrivals.quantile(0.99, expected),
                        server.cpu().minus(before).toNanos() / 1e9,
                        arrivals.count());
                if (Boolean.getBoolean("bench.verbose")) {
                    System.err.printf(
                            Locale.ROOT,
                            "%s %.1f/s: median %.1f ms, %s%n",
                            server.way(),
                            rate,
                            arrivals.quantile(0.5, expected),
                            result);
                }
                return result;
            }
        } finally {
            for (Speaker speaker : speakers) {
                speaker.close();
            }
        }
    }

    private static void speak(List<Speaker> speakers, long interval, int each, long until) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            for (int number = 0; number < SPEAKERS; number++) {
                Speaker speaker = speakers.get(number);
                long first = start + number * interval / SPEAKERS;
                threads.execute(() -> {
                    try {
                        speaker.speak(first, interval, each, until);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
