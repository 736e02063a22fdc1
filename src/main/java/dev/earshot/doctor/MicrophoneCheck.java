package dev.earshot.doctor;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.Device;
import dev.earshot.audio.Loudness;
import dev.earshot.audio.Microphones;
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
record MicrophoneCheck(Callable<Microphones.Opened> opening, Duration patience) implements Check {
    private static final int HALF_A_SECOND = AudioSource.SAMPLE_RATE / 2;
    /** Below this, nobody near the microphone is speaking into it. */
    private static final double QUIET = -60;

    @Override
    public String what() {
        return "microphone";
    }

    @Override
    public Finding look() throws InterruptedException {
        AtomicReference<Microphones.@Nullable Opened> open = new AtomicReference<>();
        FutureTask<Finding> capture = new FutureTask<>(() -> capture(open));
        // Reading is a native call, so on a platform thread.
        Thread thread = Thread.ofPlatform().daemon().name("doctor-microphone").start(capture);
        try {
            return capture.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Microphones.Opened opened = open.get();
            return Finding.failure(
                    what(),
                    opened == null ? "It does not open" : opened.name() + " opens but gives no sound",
                    "Unplug it and plug it in again, or choose another in the system's sound settings");
        } catch (ExecutionException e) {
            return Finding.failure(what(), reason(e), "");
        } finally {
            close(open.get());
            thread.join(patience);
        }
    }

    private Finding capture(AtomicReference<Microphones.@Nullable Opened> open) throws Exception {
        Microphones.Opened opened = opening.call();
        open.set(opened);
        try (AudioSource source = opened.source()) {
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
            return judge(opened.device(), meter.loudness());
        }
    }

    private static void close(Microphones.@Nullable Opened opened) {
        try {
            if (opened != null) {
                opened.source().close();
            }
        } catch (IOException e) {
            // It was only looked at.
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e : cause.getMessage());
    }

    private Finding judge(Device device, Loudness loudness) {
        String name = device.description();
        String level = String.format(Locale.ROOT, "%.0f dBFS, peak %.0f dBFS", loudness.rms(), loudness.peak());
        if (device.muted()) {
            return Finding.warning(
                    what(), name + " is muted in the system's sound settings", "Unmute it there, or nothing is heard");
        }
        if (device.monitor()) {
            return Finding.warning(
                    what(),
                    name + " is no microphone: it hears what the loudspeaker plays, now " + level,
                    "Name another as audio.device; earshot devices lists them");
        }
        if (loudness.isSilence()) {
            return Finding.warning(
                    what(),
                    name + " gives half a second of pure silence",
                    "It is probably muted: look at its switch and at the system's sound settings");
        }
        if (loudness.isClipping()) {
            return Finding.warning(what(), name + " is too loud and clips: " + level, "Turn its level down");
        }
        if (loudness.rms() < QUIET) {
            return Finding.warning(
                    what(),
                    name + " hears next to nothing: " + level,
                    "If you spoke just now, turn its level up, or name another as audio.device;"
                            + " earshot devices lists them");
        }
        return Finding.fine(what(), name + " hears " + level);
    }
}
