package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes WAV files chunk by chunk, also wrong ones. */
final class WavBytes {
    static final int PCM = 1;
    static final int FLOAT = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WavBytes() {
        this("RIFF", 0xFFFF_FFFFL);
    }

    WavBytes(String kind, long riffSize) {
        text(kind).number(riffSize, 4).text("WAVE");
    }

    WavBytes format(int tag, int channels, int rate, int bits) {
        return text("fmt ").number(16, 4).fields(tag, channels, rate, bits);
    }

    WavBytes extensible(int tag, int channels, int rate, int bits) {
        text("fmt ").number(40, 4).fields(0xFFFE, channels, rate, bits);
        number(22, 2).number(bits, 2).number(0, 4).number(tag, 2);
        return raw(new byte[14]);
    }

    private WavBytes fields(int tag, int channels, int rate, int bits) {
        int frame = channels * bits / 8;
        return number(tag, 2)
                .number(channels, 2)
                .number(rate, 4)
                .number((long) rate * frame, 4)
                .number(frame, 2)
                .number(bits, 2);
    }

    WavBytes chunk(String name, byte[] content) {
        text(name).number(content.length, 4).raw(content);
        return content.length % 2 == 0 ? this : number(0, 1);
    }

    WavBytes data(long claimed, byte[] content) {
        return text("data").number(claimed, 4).raw(content);
    }

    WavBytes data(byte[] content) {
        return data(content.length, content);
    }

    WavBytes text(String text) {
        return raw(text.getBytes(US_ASCII));
    }

    WavBytes number(long number, int size) {
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        out.write(all, 0, size);
        return this;
    }

    private WavBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    WavFile open() throws IOException {
        return WavFile.open(new ByteArrayInputStream(bytes()), "x.wav");
    }

    static byte[] shorts(int... samples) {
        WavBytes bytes = new WavBytes();
        bytes.out.reset();
        for (int sample : samples) {
            bytes.number(sample, 2);
        }
        return bytes.bytes();
    }
}
