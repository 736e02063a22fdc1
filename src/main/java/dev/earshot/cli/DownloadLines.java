package dev.earshot.cli;

import dev.earshot.models.ByteSize;
import dev.earshot.models.InstallProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how an installation goes where no terminal draws it: a line every ten per cent of a download. */
final class DownloadLines implements InstallProgress {
    private static final int STEP = 10;

    private final PrintWriter out;
    private final InstantSource clock;
    private @Nullable Stage told;
    private Instant begun = Instant.MIN;
    private long beganAt;
    private long last;
    private long tens;

    DownloadLines(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void at(Stage stage, long done, long whole) {
        if (stage != told || done < last) {
            told = stage;
            begun = clock.instant();
            beganAt = done;
            tens = percent(done, whole) / STEP;
            if (stage != Stage.DOWNLOAD) {
                out.println(DownloadBar.name(stage));
            }
        }
        last = done;
        if (stage == Stage.DOWNLOAD && percent(done, whole) / STEP > tens) {
            tens = percent(done, whole) / STEP;
            out.println("Fetching: " + tens * STEP + " %, " + ByteSize.words(done) + " of " + ByteSize.words(whole)
                    + pace(done, whole));
        }
    }

    private static long percent(long done, long whole) {
        return whole == 0 ? 100 : (long) (100.0 * done / whole);
    }

    private String pace(long done, long whole) {
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        if (seconds < 0.1 || done == beganAt) {
            return "";
        }
        double speed = (done - beganAt) / seconds;
        return ", " + ByteSize.words((long) speed) + "/s, "
                + String.format(Locale.ROOT, "%.0f s left", (whole - done) / speed);
    }

    @Override
    public synchronized void note(String sentence) {
        out.println(sentence);
    }
}
