package dev.earshot.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A recording as fast as it can be read. WAV of 8 to 192 kHz, 8, 16, 24 or 32 bit or float; several channels become
 * their mean. It is read as it is needed, so its length does not matter, and one that was cut off ends where it ends.
 */
public final class WavFile implements AudioSource {
    private static final int CHUNK_BYTES = 16_384;

    private final InputStream in;
    private final WavHeader header;
    private final Resampler resampler;
    private final byte[] bytes;
    private final float[] mono;
    private int held;
    private long left;
    private boolean ended;
    private volatile boolean closed;

    private WavFile(InputStream in, WavHeader header) {
        this.in = in;
        this.header = header;
        this.resampler = new Resampler(header.rate());
        int frames = Math.max(1, CHUNK_BYTES / header.frameSize());
        this.bytes = new byte[frames * header.frameSize()];
        this.mono = new float[frames];
        this.left = header.dataBytes().orElse(Long.MAX_VALUE);
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableAudioException for what is not there, may not be read or is no WAV that Earshot takes
     */
    public static WavFile open(Path file) throws IOException {
        UnreadableWav unreadable = new UnreadableWav(file.toString());
        if (Files.isDirectory(file)) {
            throw unreadable.absent("is a folder, not a recording");
        }
        try {
            return open(Files.newInputStream(file), file.toString());
        } catch (NoSuchFileException e) {
            throw unreadable.absent("is not there");
        } catch (AccessDeniedException e) {
            throw unreadable.absent("may not be read by this user");
        }
    }

    /**
     * Owns the stream from now on, and closes it also when it can't be read.
     *
     * @param name what a message calls it
     * @throws UnreadableAudioException for what is no WAV that Earshot takes
     */
    public static WavFile open(InputStream in, String name) throws IOException {
        try {
            return new WavFile(in, WavHeader.read(in, name));
        } catch (IOException | RuntimeException e) {
            try {
                in.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** How long it lasts, by its own word; empty where it was written without knowing. It may have been cut off since. */
    public Optional<Duration> duration() {
        return header.frames().stream()
                .mapToObj(frames -> Duration.ofSeconds(frames / header.rate())
                        .plusNanos(frames % header.rate() * 1_000_000_000L / header.rate()))
                .findFirst();
    }

    @Override
    public int read(short[] buffer) throws IOException {
        while (!closed) {
            int samples = resampler.pull(buffer);
            if (samples > 0) {
                return samples;
            }
            if (ended) {
                return -1;
            }
            fetch();
        }
        return -1;
    }

    private void fetch() throws IOException {
        int read = readBytes((int) Math.min(bytes.length - held, left));
        if (read <= 0) {
            ended = true;
            resampler.end();
            return;
        }
        left -= read;
        held += read;
        int frames = held / header.frameSize();
        header.format().decode(bytes, frames, header.channels(), mono);
        resampler.push(mono, frames);
        int used = frames * header.frameSize();
        System.arraycopy(bytes, used, bytes, 0, held - used);
        held -= used;
    }

    private int readBytes(int wanted) throws IOException {
        try {
            return wanted == 0 ? -1 : in.read(bytes, held, wanted);
        } catch (IOException e) {
            if (closed) {
                return -1;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        in.close();
    }
}
