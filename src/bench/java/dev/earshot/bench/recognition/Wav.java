package dev.earshot.bench.recognition;

import dev.earshot.audio.AudioSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A sound as a file, so that both who are compared read it from there. */
final class Wav implements AutoCloseable {
    private static final AudioFormat FORMAT = new AudioFormat(AudioSource.SAMPLE_RATE, 16, 1, true, false);

    private final Path file;
    private final double seconds;

    Wav(short[] sound) throws IOException {
        file = Files.createTempFile("earshot-bench", ".wav");
        seconds = sound.length / (double) AudioSource.SAMPLE_RATE;
        ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(sound);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), FORMAT, sound.length),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }

    Path file() {
        return file;
    }

    double seconds() {
        return seconds;
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }
}
