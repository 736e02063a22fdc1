package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import java.time.Duration;

/** The last of the sound, for whoever must go back a little. Not for several threads. */
final class RecentSound {
    private final short[] ring;
    private long heard;

    RecentSound(Duration length) {
        ring = new short[(int) (length.toMillis() * AudioSource.SAMPLE_RATE / 1000)];
    }

    /** Adds the first {@code count} samples. */
    void add(short[] sound, int count) {
        int taken = Math.max(0, count - ring.length);
        heard += taken;
        while (taken < count) {
            int at = (int) (heard % ring.length);
            int part = Math.min(count - taken, ring.length - at);
            System.arraycopy(sound, taken, ring, at, part);
            taken += part;
            heard += part;
        }
    }

    /** How many samples were added in all. */
    long heard() {
        return heard;
    }

    /** The newest {@code most} samples, or as many of them as there are. */
    short[] last(long most) {
        int count = (int) Math.min(most, Math.min(heard, ring.length));
        short[] last = new short[count];
        for (int i = 0; i < count; i++) {
            last[i] = ring[(int) ((heard - count + i) % ring.length)];
        }
        return last;
    }
}
