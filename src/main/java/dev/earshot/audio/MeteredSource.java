package dev.earshot.audio;

import java.io.IOException;

/** A source that tells how loud it is, and when it gives nothing but zeros. Time is counted in samples. */
public final class MeteredSource implements AudioSource {
    private static final int SAMPLES_BETWEEN_LEVELS = SAMPLE_RATE / 10;

    private final AudioSource source;
    private final Listener listener;
    private final Gauge gauge = new Gauge();
    private int unmeasured;
    private boolean silence;

    /** Is told on the thread that reads; must return soon, since sound waits meanwhile. */
    public interface Listener {
        /** How loud the last second was; ten times a second. */
        void level(Loudness lastSecond);

        /** For 5 s every sample was exactly zero, so that the microphone is probably muted; or that is over. */
        void silence(boolean begins);
    }

    /** Owns {@code source} from now on. */
    public MeteredSource(AudioSource source, Listener listener) {
        this.source = source;
        this.listener = listener;
    }

    @Override
    public int read(short[] buffer) throws IOException {
        int count = source.read(buffer);
        if (count > 0) {
            measure(buffer, count);
        }
        return count;
    }

    private void measure(short[] buffer, int count) {
        gauge.add(buffer, count);
        unmeasured += count;
        boolean turn = silence != gauge.isSilence();
        if (turn || unmeasured >= SAMPLES_BETWEEN_LEVELS) {
            unmeasured = 0;
            listener.level(gauge.loudness());
        }
        if (turn) {
            silence = !silence;
            listener.silence(silence);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
