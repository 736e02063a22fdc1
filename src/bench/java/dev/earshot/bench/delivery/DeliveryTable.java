package dev.earshot.bench.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures senders side by side and prints a table in Markdown. */
public final class DeliveryTable {
    private static final int TIMES = 5;
    private static final int TIMES_ONE_BY_ONE = 3;

    private DeliveryTable() {}

    public static void print() throws Exception {
        System.out.println(
                "| | the least possible | Earshot | pool of " + Samples.IN_FLIGHT + " threads | one at a time |");
        System.out.println("|---|--:|--:|--:|--:|");
        warmUp();
        try (FarServer server = FarServer.start(Bursts.DISTANCE)) {
            Bursts bursts = new Bursts(server);
            for (int captions : new int[] {10, 30, 100}) {
                double limit = Bursts.limit(captions);
                row(
                        captions + " captions at once, server " + Bursts.DISTANCE.toMillis() + " ms away",
                        limit,
                        "%.3f s",
                        bursts.seconds(captions, TIMES, Sender.Ours::to),
                        bursts.seconds(captions, TIMES, Sender.Pool::to),
                        bursts.seconds(captions, TIMES_ONE_BY_ONE, Sender.OneByOne::to));
            }
        }
        Collection<RunResult> offers = offers();
        row(
                "offering a caption, server dead and queue full",
                nanoseconds(offers, "queue"),
                "%.0f ns",
                nanoseconds(offers, "ours"),
                nanoseconds(offers, "pool"));
        row("memory allocated for it", bytes(offers, "queue"), "%.0f B", bytes(offers, "ours"), bytes(offers, "pool"));
    }

    /** Until what is measured is compiled, as it is after some minutes of talk. */
    private static void warmUp() throws Exception {
        try (FarServer near = FarServer.start(Duration.ZERO)) {
            Bursts bursts = new Bursts(near);
            bursts.seconds(100, 50, Sender.Ours::to);
            bursts.seconds(100, 50, Sender.Pool::to);
            bursts.seconds(100, 50, Sender.OneByOne::to);
        }
    }

    private static Collection<RunResult> offers() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(Offers.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
    }

    private static double nanoseconds(Collection<RunResult> results, String name) {
        return result(results, name).getPrimaryResult().getScore();
    }

    private static double bytes(Collection<RunResult> results, String name) {
        return result(results, name)
                .getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getScore();
    }

    private static RunResult result(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(it -> it.getPrimaryResult().getLabel().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each as a multiple of the least possible. */
    private static void row(String what, double least, String unit, double... measured) {
        StringBuilder row = new StringBuilder("| " + what + " | " + String.format(Locale.ROOT, unit, least) + " |");
        for (double each : measured) {
            row.append(String.format(Locale.ROOT, " × %.2f (" + unit + ") |", each / least, each));
        }
        row.append(" |".repeat(3 - measured.length));
        System.out.println(row);
    }
}
