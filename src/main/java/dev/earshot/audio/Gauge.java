package dev.earshot.audio;

/** Looks at samples as they go by: how loud the last second was, and whether there is sound at all. For one thread. */
final class Gauge {
    /** 5 s of zeros: Bluetooth begins with 0.6 s of them, and who speaks pauses for less. */
    static final int SILENCE = 5 * AudioSource.SAMPLE_RATE;

    private final short[] lastSecond = new short[AudioSource.SAMPLE_RATE];
    private int next;
    private int filled;
    private long zeros;

    /** Adds the first {@code count} samples. */
    void add(short[] sound, int count) {
        for (int i = 0; i < count; i++) {
            lastSecond[next] = sound[i];
            next = (next + 1) % lastSecond.length;
            zeros = sound[i] == 0 ? zeros + 1 : 0;
        }
        filled = Math.min(filled + count, lastSecond.length);
    }

    /** Of the last second, or of all there was if that is less. */
    Loudness loudness() {
        Loudness.Meter meter = new Loudness.Meter();
        meter.add(lastSecond, filled);
        return meter.loudness();
    }

    /** Whether the last 5 s were exactly zero. */
    boolean isSilence() {
        return zeros >= SILENCE;
    }
}
