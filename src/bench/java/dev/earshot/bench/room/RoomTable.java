package dev.earshot.bench.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures the room server side by side with one on Node.js, and prints a table in Markdown. */
public final class RoomTable {
    private static final double LIMIT_MILLIS = 100;
    private static final double START = 20;
    private static final double STEP = 1.5;
    private static final int NARROWINGS = 3;
    private static final int TRIES = 2;
    private static final double FIXED = 40;
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration LONGER = Duration.ofSeconds(5);
    private static final int MORE = 4 * Show.VIEWERS;
    private static final Duration REST = Duration.ofSeconds(3);

    private final double captions;
    private final double cpu;
    private final double kibibytes;

    private interface Start {
        Contender server(Path home) throws IOException;
    }

    private RoomTable(Start start, Path home) throws IOException, InterruptedException {
        try (Contender server = start.server(home)) {
            kibibytes = kibibytesForViewer(server);
        }
        try (Contender server = start.server(home)) {
            Show show = new Show(server);
            show.run(FIXED, LONGER);
            captions = captionsInTime(show);
            Show.Result fixed = show.run(FIXED, LONGER);
            cpu = fixed.cpu() / fixed.deliveries() * 1_000;
        }
    }

    public static void print() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("earshot-bench");
        try {
            RoomTable peer = new RoomTable(any -> Contender.node(), home);
            RoomTable ours = new RoomTable(Contender::earshot, home);
            System.out.println("| " + Show.SPEAKERS + " speakers, " + Show.VIEWERS
                    + " viewers | Earshot | Node peer | better by | aim |");
            System.out.println("|---|--:|--:|--:|--:|");
            row(
                    "captions a second until the 99th percentile passes 100 ms",
                    "%.0f",
                    ours.captions,
                    peer.captions,
                    ours.captions / peer.captions);
            row(
                    "CPU for 1,000 deliveries, " + (int) FIXED + " captions a second",
                    "%.4f s",
                    ours.cpu,
                    peer.cpu,
                    peer.cpu / ours.cpu);
            row(
                    "memory for a viewer, from " + Show.VIEWERS + " to " + (Show.VIEWERS + MORE),
                    "%.1f KiB",
                    ours.kibibytes,
                    peer.kibibytes,
                    peer.kibibytes / ours.kibibytes);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** From the first thousand viewers, for whom a server still compiles and makes room, to many more. */
    private static double kibibytesForViewer(Contender server) throws IOException, InterruptedException {
        try (Speaker speaker = new Speaker(server, "room", "speaker");
                Crowd any = new Crowd(server, "room", Show.VIEWERS)) {
            double before = atRest(server, speaker);
            try (Crowd most = new Crowd(server, "room", MORE)) {
                return (atRest(server, speaker) - before) / MORE;
            }
        }
    }

    /** After some captions, when what compiles and collects has come to an end. */
    private static double atRest(Contender server, Speaker speaker) throws IOException, InterruptedException {
        speaker.speak(System.nanoTime(), REST.toNanos() / 10, 10, Long.MAX_VALUE);
        Thread.sleep(REST);
        return server.residentKibibytes();
    }

    private static double captionsInTime(Show show) throws IOException, InterruptedException {
        double good = 0;
        double bad = START;
        while (isInTime(show, bad)) {
            good = bad;
            bad *= STEP;
        }
        for (int narrowing = 0; narrowing < NARROWINGS; narrowing++) {
            double middle = (good + bad) / 2;
            if (isInTime(show, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** Some tries, since something else on this computer may have spoilt one. */
    private static boolean isInTime(Show show, double rate) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (show.run(rate, TIME).late() <= LIMIT_MILLIS) {
                return true;
            }
        }
        return false;
    }

    private static void row(String what, String unit, double ours, double peers, double ratio) {
        List<String> cells = List.of(
                what,
                String.format(Locale.ROOT, unit, ours),
                String.format(Locale.ROOT, unit, peers),
                String.format(Locale.ROOT, "× %.2f", ratio),
                "× 2");
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
