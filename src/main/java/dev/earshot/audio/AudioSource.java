package dev.earshot.audio;

import java.io.IOException;
import java.time.Duration;

/** 16 kHz mono sound, 16 bits a sample. One thread reads. */
public interface AudioSource extends AutoCloseable {
    int SAMPLE_RATE = 16_000;

    static Duration duration(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / SAMPLE_RATE);
    }

    int read(short[] buffer) throws IOException;

    @Override
    void close() throws IOException;
}
