package dev.earshot.bench.recognition;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What work took.
 *
 * @param seconds from its beginning to its end
 * @param cpu seconds of all threads of this process, the collector's and the compiler's too
 */
record Cost(double seconds, double cpu) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static Cost of(Work work) throws IOException, InterruptedException {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
    }

    static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        double[] sorted = costs.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The median of what each is to its neighbour: what else the machine does at that moment slows both. */
    static double medianRatio(List<Cost> ours, List<Cost> others, ToDoubleFunction<Cost> part) {
        double[] ratios = new double[ours.size()];
        Arrays.setAll(ratios, i -> part.applyAsDouble(ours.get(i)) / part.applyAsDouble(others.get(i)));
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }
}
