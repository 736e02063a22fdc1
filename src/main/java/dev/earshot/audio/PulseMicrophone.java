package dev.earshot.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A device of PulseAudio, recorded by a child process: unlike Java's own line it has a name, finds a server that came
 * after this program, and ends at once when the server or the device does. It is one device from open to close.
 *
 * <p>If this program is killed, its children end: parec by its next sound, which nobody takes, and pactl by the shell
 * that waits for our end.
 */
final class PulseMicrophone implements AudioSource {
    private static final int READS_A_SECOND = 50;
    /** Where a device's own rate is unknown or nothing that {@link Resampler} takes. */
    private static final int USUAL_RATE = 48_000;

    private final Device device;
    private final Process recording;
    private final InputStream sound;
    private final PulseWatch watch;
    private final Resampler resampler;
    private final byte[] bytes;
    private final float[] mono;
    private int held;
    private final AtomicReference<@Nullable IOException> over = new AtomicReference<>();
    private volatile boolean closed;

    private PulseMicrophone(
            PulseTools tools, Process changes, Device device, Optional<String> wish, int rate, Process recording) {
        this.device = device;
        this.recording = recording;
        this.sound = recording.getInputStream();
        this.resampler = new Resampler(rate);
        this.mono = new float[rate / READS_A_SECOND];
        this.bytes = new byte[mono.length * SampleFormat.SIGNED_16.size()];
        this.watch = PulseWatch.start(tools, changes, new PulseRecording(device, wish, recording.pid()), this::end);
    }

    /**
     * Opens the device of {@link DeviceChoice} and starts to record.
     *
     * @return empty if there is no server
     * @throws NoMicrophoneException if the server has no such device
     */
    static Optional<PulseMicrophone> open(PulseTools tools, Optional<String> wish)
            throws IOException, InterruptedException {
        Process changes = tools.changes();
        Optional<PulseMicrophone> opened = Optional.empty();
        try {
            var devices = tools.devices();
            if (devices.isPresent()) {
                Device device = DeviceChoice.of(devices.get(), wish);
                int rate = rate(device);
                opened =
                        Optional.of(new PulseMicrophone(tools, changes, device, wish, rate, tools.sound(device, rate)));
            }
            return opened;
        } finally {
            if (opened.isEmpty()) {
                PulseTools.end(changes);
            }
        }
    }

    private static int rate(Device device) {
        return device.rate() < Resampler.LOWEST_RATE || device.rate() > Resampler.HIGHEST_RATE
                ? USUAL_RATE
                : device.rate();
    }

    Device device() {
        return device;
    }

    /**
     * @throws MicrophoneLostException when the device or the sound system went
     * @throws MicrophoneMovedException when another device is the right one now
     */
    @Override
    public int read(short[] buffer) throws IOException {
        while (!closed) {
            IOException why = over.get();
            if (why != null) {
                throw why;
            }
            int samples = resampler.pull(buffer);
            if (samples > 0) {
                return samples;
            }
            fetch();
        }
        return -1;
    }

    private void fetch() throws MicrophoneLostException {
        int read = readBytes();
        if (read >= 0) {
            awaitCertainty();
        }
        if (closed || over.get() != null) {
            return;
        }
        if (read < 0) {
            throw new MicrophoneLostException("The microphone " + device.description()
                    + " gives no more sound: see that it is plugged in, and that the system's sound settings show it");
        }
        held += read;
        int frames = held / SampleFormat.SIGNED_16.size();
        SampleFormat.SIGNED_16.decode(bytes, frames, 1, mono);
        resampler.push(mono, frames);
        int used = frames * SampleFormat.SIGNED_16.size();
        System.arraycopy(bytes, used, bytes, 0, held - used);
        held -= used;
    }

    private int readBytes() {
        try {
            return sound.read(bytes, held, bytes.length - held);
        } catch (IOException e) {
            return -1;
        }
    }

    private void awaitCertainty() throws MicrophoneLostException {
        try {
            watch.awaitCertainty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MicrophoneLostException("Listening to " + device.description() + " was interrupted");
        }
    }

    /** Not a sound more: the server may have us hear another device already. */
    private void end(IOException why) {
        if (over.compareAndSet(null, why)) {
            recording.toHandle().destroyForcibly();
        }
    }

    @Override
    public void close() {
        closed = true;
        PulseTools.end(recording);
        watch.close();
    }
}
