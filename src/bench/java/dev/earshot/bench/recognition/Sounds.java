package dev.earshot.bench.recognition;

import dev.earshot.audio.AudioSource;
import dev.earshot.audio.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What is listened to: 16 kHz, mono. The same each time. */
final class Sounds {
    private static final Path DEMO = Path.of("src/main/resources/dev/earshot/speech/demo/demo.wav");
    private static final Path OTHERS = Path.of("src/test/resources/speech");
    /** 10 ms. */
    private static final int FRAME = AudioSource.SAMPLE_RATE / 100;
    /** So far below the loudest moment that no sound of speech is, in these recordings. */
    private static final double SILENT = 0.01;
    /** As long as the silence inside a word may be; Vosk ends a sentence after three times that. */
    private static final int LONGEST_SILENCE_FRAMES = 10;
    /** Of full scale: -60 dBFS. */
    private static final double ROOM = 0.001;

    private Sounds() {}

    /** A speaker who pauses after each sentence. */
    static short[] demo() throws IOException {
        return all(DEMO);
    }

    /** Four speakers, one after the other, none of whom pauses. */
    static short[] withoutPauses() throws IOException {
        return withoutPauses(join(List.of(
                demo(),
                all(OTHERS.resolve("speaker-a.wav")),
                all(OTHERS.resolve("speaker-b.wav")),
                all(OTHERS.resolve("speaker-c.wav")))));
    }

    /** At least so long, by saying it again. */
    static short[] repeated(short[] sound, int seconds) {
        int times = Math.ceilDiv(seconds * AudioSource.SAMPLE_RATE, sound.length);
        return join(IntStream.range(0, times).mapToObj(it -> sound).toList());
    }

    /** A microphone that is muted. */
    static short[] zeros(int seconds) {
        return new short[seconds * AudioSource.SAMPLE_RATE];
    }

    /** A quiet room: half hiss, half rumble. */
    static short[] room(int seconds) {
        Random random = new Random(1);
        double[] hiss = new double[seconds * AudioSource.SAMPLE_RATE];
        double[] rumble = new double[hiss.length];
        double last = 0;
        for (int i = 0; i < hiss.length; i++) {
            hiss[i] = random.nextGaussian();
            last = 0.995 * last + random.nextGaussian();
            rumble[i] = last;
        }
        double hissLevel = level(hiss);
        double rumbleLevel = level(rumble);
        short[] room = new short[hiss.length];
        for (int i = 0; i < room.length; i++) {
            double both = (hiss[i] / hissLevel + rumble[i] / rumbleLevel) / Math.sqrt(2);
            room[i] = (short) Math.round(both * ROOM * Short.MAX_VALUE);
        }
        return room;
    }

    private static double level(double[] sound) {
        return Math.sqrt(Arrays.stream(sound).map(it -> it * it).average().orElseThrow());
    }

    private static short[] withoutPauses(short[] sound) {
        double loudest = 0;
        for (int frame = 0; frame < sound.length / FRAME; frame++) {
            loudest = Math.max(loudest, level(sound, frame));
        }
        short[] kept = new short[sound.length];
        int length = 0;
        int silent = 0;
        for (int frame = 0; frame < sound.length / FRAME; frame++) {
            silent = level(sound, frame) < SILENT * loudest ? silent + 1 : 0;
            if (silent <= LONGEST_SILENCE_FRAMES) {
                System.arraycopy(sound, frame * FRAME, kept, length, FRAME);
                length += FRAME;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static double level(short[] sound, int frame) {
        double sum = 0;
        for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
            sum += sound[i] * (double) sound[i];
        }
        return Math.sqrt(sum / FRAME);
    }

    private static short[] all(Path recording) throws IOException {
        try (WavFile file = WavFile.open(recording)) {
            short[] all = new short[0];
            short[] buffer = new short[AudioSource.SAMPLE_RATE];
            for (int count = file.read(buffer); count >= 0; count = file.read(buffer)) {
                all = Arrays.copyOf(all, all.length + count);
                System.arraycopy(buffer, 0, all, all.length - count, count);
            }
            return all;
        }
    }

    private static short[] join(List<short[]> sounds) {
        short[] joined = new short[sounds.stream().mapToInt(it -> it.length).sum()];
        int at = 0;
        for (short[] sound : sounds) {
            System.arraycopy(sound, 0, joined, at, sound.length);
            at += sound.length;
        }
        return joined;
    }
}
