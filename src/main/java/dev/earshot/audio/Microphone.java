package dev.earshot.audio;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/**
 * An input as Java itself has it, heard from the moment it is opened. It is asked for 16 kHz mono, and
 * where it can't, for 48 or 44.1 kHz, mono or stereo, which is converted here.
 *
 * <p>Known of PulseAudio: a source that is there but gives no sound makes a read wait for ever, and only
 * {@link #close()} ends it.
 */
final class Microphone implements AudioSource {
    /** Without a sound at once this often, the device is gone: the line itself stays open and never says so. */
    private static final int ZERO_READS_WHEN_LOST = 3;

    private static final int BUFFERS_A_SECOND = 5;
    private static final int READS_A_BUFFER = 10;
    private static final List<AudioFormat> FORMATS =
            List.of(format(SAMPLE_RATE, 1), format(48_000, 1), format(48_000, 2), format(44_100, 1), format(44_100, 2));

    private final TargetDataLine line;
    private final int channels;
    private final Resampler resampler;
    private final byte[] bytes;
    private final float[] mono;
    private int zeroReads;
    private volatile boolean closed;

    private Microphone(TargetDataLine line, AudioFormat format) {
        this.line = line;
        this.channels = format.getChannels();
        this.resampler = new Resampler((int) format.getSampleRate());
        this.bytes = new byte[bufferBytes(format) / READS_A_BUFFER];
        this.mono = new float[bytes.length / format.getFrameSize()];
    }

    /** Opens it and starts to listen. Best done on the platform thread that will read. */
    static Microphone open() throws NoMicrophoneException {
        return open(LineOpener.SYSTEM);
    }

    static Microphone open(LineOpener opener) throws NoMicrophoneException {
        List<LineUnavailableException> refusals = new ArrayList<>();
        for (AudioFormat format : FORMATS) {
            try {
                TargetDataLine line = opener.open(format, bufferBytes(format));
                line.start();
                return new Microphone(line, format);
            } catch (LineUnavailableException e) {
                refusals.add(e);
            } catch (IllegalArgumentException e) {
                // This is how the sound system says that nothing has this format: the next may do.
            } catch (SecurityException e) {
                throw new NoMicrophoneException(
                        "This computer does not let Earshot use the microphone: allow it in the privacy settings", e);
            }
        }
        if (refusals.isEmpty()) {
            throw new NoMicrophoneException(
                    "No microphone was found: connect one, see that the system's sound settings show it"
                            + " (on Linux, that PulseAudio or PipeWire runs), and start Earshot again",
                    null);
        }
        throw new NoMicrophoneException(
                "The microphone does not open: close other programs that use it,"
                        + " see that the system's sound settings show it, and try again",
                refusals.getFirst());
    }

    /** @throws MicrophoneLostException when it was unplugged or the sound system went; open another one */
    @Override
    public int read(short[] buffer) throws MicrophoneLostException {
        while (!closed) {
            int samples = resampler.pull(buffer);
            if (samples > 0) {
                return samples;
            }
            int read = line.read(bytes, 0, bytes.length);
            if (read > 0) {
                zeroReads = 0;
                int frames = read / (channels * SampleFormat.SIGNED_16.size());
                SampleFormat.SIGNED_16.decode(bytes, frames, channels, mono);
                resampler.push(mono, frames);
            } else if (++zeroReads >= ZERO_READS_WHEN_LOST && !closed) {
                throw new MicrophoneLostException(
                        "The microphone gives no more sound: see that it is plugged in and that the system's sound"
                                + " settings show it, then start listening again");
            }
        }
        return -1;
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }

    private static AudioFormat format(int rate, int channels) {
        return new AudioFormat(rate, Short.SIZE, channels, true, false);
    }

    /** 200 ms: 6400 bytes at 16 kHz mono. Java's own 500 ms would deliver in bursts. */
    private static int bufferBytes(AudioFormat format) {
        return (int) format.getSampleRate() / BUFFERS_A_SECOND * format.getFrameSize();
    }
}
