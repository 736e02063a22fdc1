package dev.earshot.doctor;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.Loudness;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Captures half a second and says how loud it was.
 *
 * @param opening opens the microphone
 * @param patience how long it may take; a device that gives nothing makes a read wait for ever
 */
record MicrophoneCheck(Callable<AudioSource> opening, Duration patience) implements Check {
    private static final int HALF_A_SECOND = AudioSource.SAMPLE_RATE / 2;
    /** Below this, nobody near the microphone is speaking into it. */
    private static final double QUIET = -60;

    private static final double CLIPPING = -0.1;

    @Override
    public String what() {
        return "microphone";
    }

    @Override
    public Finding look() throws InterruptedException {
        AtomicReference<@Nullable AudioSource> open = new AtomicReference<>();
        FutureTask<Loudness> capture = new FutureTask<>(() -> capture(open));
        // Reading is a native call, so on a platform thread.
        Thread thread = Thread.ofPlatform().daemon().name("doctor-microphone").start(capture);
        try {
            return judge(capture.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Finding.failure(
                    what(),
                    open.get() == null ? "It does not open" : "It opens but gives no sound",
                    "Unplug it and plug it in again, or choose another in the system's sound settings");
        } catch (ExecutionException e) {
            return Finding.failure(what(), reason(e), "");
        } finally {
            close(open.get());
            thread.join(patience);
        }
    }

    private Loudness capture(AtomicReference<@Nullable AudioSource> open) throws Exception {
        try (AudioSource source = opening.call()) {
            open.set(source);
            Loudness.Meter meter = new Loudness.Meter();
            short[] piece = new short[HALF_A_SECOND];
            for (int heard = 0; heard < HALF_A_SECOND; ) {
                int count = source.read(piece);
                if (count < 0) {
                    throw new IOException("It ended before half a second was heard");
                }
                meter.add(piece, count);
                heard += count;
            }
            return meter.loudness();
        }
    }

    private static void close(@Nullable AudioSource source) {
        try {
            if (source != null) {
                source.close();
            }
        } catch (IOException e) {
            // It was only looked at.
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e : cause.getMessage());
    }

    private Finding judge(Loudness loudness) {
        String level = String.format(Locale.ROOT, "%.0f dBFS, peak %.0f dBFS", loudness.rms(), loudness.peak());
        if (loudness.isSilence()) {
            return Finding.warning(
                    what(),
                    "It gives half a second of pure silence",
                    "It is probably muted: look at its switch and at the system's sound settings");
        }
        if (loudness.peak() > CLIPPING) {
            return Finding.warning(what(), "It is too loud and clips: " + level, "Turn its level down");
        }
        if (loudness.rms() < QUIET) {
            return Finding.warning(
                    what(),
                    "It hears next to nothing: " + level,
                    "If you spoke just now, turn its level up, or choose another in the system's sound settings");
        }
        return Finding.fine(what(), "It hears " + level);
    }
}
