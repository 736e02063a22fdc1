package dev.earshot.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one sample lies in little-endian bytes. Decoded, full scale is -1 to 1; 8, 16 and 24 bits decode exactly. */
enum SampleFormat {
    UNSIGNED_8(1),
    SIGNED_16(2),
    SIGNED_24(3),
    SIGNED_32(4),
    FLOAT_32(4),
    FLOAT_64(8);

    private final int size;

    SampleFormat(int size) {
        this.size = size;
    }

    /** Bytes a sample. */
    int size() {
        return size;
    }

    /**
     * Decodes whole frames, each as the mean of its channels.
     *
     * @param frames how many, from the start of {@code bytes}
     * @param mono receives as many samples
     */
    void decode(byte[] bytes, int frames, int channels, float[] mono) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (this == SIGNED_16 && channels == 1) {
            // What nearly every microphone gives.
            for (int frame = 0; frame < frames; frame++) {
                mono[frame] = buffer.getShort(2 * frame) / 0x1p15f;
            }
            return;
        }
        int at = 0;
        for (int frame = 0; frame < frames; frame++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample(buffer, at);
                at += size;
            }
            mono[frame] = (float) (sum / channels);
        }
    }

    private double sample(ByteBuffer buffer, int at) {
        return switch (this) {
            case UNSIGNED_8 -> ((buffer.get(at) & 0xFF) - 0x80) / 0x1p7;
            case SIGNED_16 -> buffer.getShort(at) / 0x1p15;
            case SIGNED_24 -> ((buffer.get(at + 2) << 16) | (buffer.getShort(at) & 0xFFFF)) / 0x1p23;
            case SIGNED_32 -> buffer.getInt(at) / 0x1p31;
            case FLOAT_32 -> sane(buffer.getFloat(at));
            case FLOAT_64 -> sane(buffer.getDouble(at));
        };
    }

    /** One NaN would silence the resampler for as long as its filter is, an infinite sample would deafen it. */
    private static double sane(double sample) {
        return Double.isNaN(sample) ? 0 : Math.clamp(sample, -4.0, 4.0);
    }
}
