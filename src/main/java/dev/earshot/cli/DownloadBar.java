package dev.earshot.cli;

import dev.earshot.models.InstallProgress;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws on a terminal how an installation goes, with speed and time left: a bar for each stage of it. */
final class DownloadBar implements InstallProgress, AutoCloseable {
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;
    private static final long MEGABYTE = 1_000_000;

    private final PrintWriter out;
    private final int width;
    private @Nullable ProgressBar bar;
    private @Nullable Stage drawn;

    /** @param width columns of the terminal */
    DownloadBar(PrintWriter out, int width) {
        this.out = out;
        this.width = width;
    }

    /** What the shell says of its terminal, where it does. */
    static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}") ? Math.max(LEAST_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH;
    }

    @Override
    public synchronized void at(Stage stage, long done, long whole) {
        ProgressBar current = bar;
        if (current == null || stage != drawn || done < current.getCurrent()) {
            close();
            current = begin(stage, done, whole);
            bar = current;
            drawn = stage;
        }
        current.stepTo(done);
    }

    private ProgressBar begin(Stage stage, long done, long whole) {
        return new ProgressBarBuilder()
                .setTaskName(name(stage))
                .setInitialMax(whole)
                .startsFrom(done, Duration.ZERO)
                .setUnit(" MB", MEGABYTE)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                // One column less, for some terminals begin a new line after the last.
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, width - 1))
                .build();
    }

    static String name(Stage stage) {
        return switch (stage) {
            case DOWNLOAD -> "Fetching";
            case CHECK -> "Checking";
            case UNPACK -> "Unpacking";
        };
    }

    private void draw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    @Override
    public synchronized void note(String sentence) {
        close();
        out.println(sentence);
    }

    /** Ends the bar that is being drawn, if there is one, on a line of its own. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            out.println();
        }
    }
}
