package dev.earshot.speech;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A talk of any length, as fast as it is read: the recordings in turn, and between them pauses of a quiet room. It is the
 * same talk each time. Its clock goes by the sound read, so that what is done every ten minutes is done as in a real talk.
 */
final class Talk implements AudioSource, InstantSource {
    private static final Path RECORDINGS = Path.of("src/test/resources/speech");
    private static final Path DEMO = Path.of("src/main/resources/dev/earshot/speech/demo/demo.wav");
    private static final Instant BEGINNING = Instant.parse("2026-01-01T09:00:00Z");
    /** With the pauses in the recordings, two fifths of the talk are none. */
    private static final int LONGEST_PAUSE_SECONDS = 8;
    /** Steps of 16 bit, to either side: -57 dBFS. */
    private static final int ROOM_NOISE = 80;

    private final List<short[]> recordings = new ArrayList<>();
    private final Random random = new Random(1);
    private final Duration length;
    private short[] now = new short[0];
    private int at;
    private int turn;
    private final AtomicLong read = new AtomicLong();

    Talk(Duration length) throws IOException {
        this.length = length;
        recordings.add(all(DEMO));
        for (String name :
                List.of("speaker-a", "digits-1", "speaker-b", "digits-2", "digits-3", "speaker-c", "digits-4")) {
            recordings.add(all(RECORDINGS.resolve(name + ".wav")));
        }
    }

    @Override
    public int read(short[] buffer) {
        if (position().compareTo(length) >= 0) {
            return -1;
        }
        if (at == now.length) {
            now = turn % 2 == 0 ? recordings.get(turn / 2 % recordings.size()) : pause();
            turn++;
            at = 0;
        }
        int count = Math.min(buffer.length, now.length - at);
        System.arraycopy(now, at, buffer, 0, count);
        at += count;
        read.addAndGet(count);
        return count;
    }

    private short[] pause() {
        short[] pause = new short[SAMPLE_RATE + random.nextInt(LONGEST_PAUSE_SECONDS * SAMPLE_RATE)];
        for (int i = 0; i < pause.length; i++) {
            pause[i] = (short) random.nextInt(-ROOM_NOISE, ROOM_NOISE + 1);
        }
        return pause;
    }

    /** How much was read. */
    Duration position() {
        return Duration.ofNanos(read.get() * (1_000_000_000L / SAMPLE_RATE));
    }

    @Override
    public Instant instant() {
        return BEGINNING.plus(position());
    }

    @Override
    public void close() {}

    private static short[] all(Path recording) throws IOException {
        try (WavFile file = WavFile.open(recording)) {
            short[] all = new short[0];
            short[] buffer = new short[SAMPLE_RATE];
            for (int count = file.read(buffer); count >= 0; count = file.read(buffer)) {
                all = Arrays.copyOf(all, all.length + count);
                System.arraycopy(buffer, 0, all, all.length - count, count);
            }
            return all;
        }
    }
}
