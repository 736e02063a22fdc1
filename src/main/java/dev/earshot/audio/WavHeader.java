package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a WAV file says of itself before its sound begins.
 *
 * <p>Source: Microsoft, "Multiple channel audio data and WAVE files" (WAVE_FORMAT_EXTENSIBLE) and EBU Tech 3306 (RF64).
 *
 * @param rate samples a second, 8000 to 192000
 * @param channels at least 1
 * @param dataBytes how long the sound is; empty when whoever wrote it did not know yet, so that it ends where the file
 *     does. The file may hold less.
 */
record WavHeader(int rate, int channels, SampleFormat format, OptionalLong dataBytes) {
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final long UNKNOWN = 0xFFFF_FFFFL;
    /** Longer than any format chunk that is known. */
    private static final int LONGEST_FORMAT = 4096;

    /** Bytes that hold one sample of every channel. */
    int frameSize() {
        return channels * format.size();
    }

    /** Samples of each channel. */
    OptionalLong frames() {
        return dataBytes.isPresent() ? OptionalLong.of(dataBytes.getAsLong() / frameSize()) : OptionalLong.empty();
    }

    /**
     * Reads up to the first byte of sound.
     *
     * @param name what a message calls the file
     */
    static WavHeader read(InputStream in, String name) throws IOException {
        UnreadableWav unreadable = new UnreadableWav(name);
        byte[] opening = in.readNBytes(12);
        String kind = text(opening, 0);
        if (opening.length < 12
                || !(kind.equals("RIFF") || kind.equals("RF64"))
                || !text(opening, 8).equals("WAVE")) {
            throw unreadable.noWav(opening);
        }
        try {
            return chunks(in, little(opening).getInt(4) & UNKNOWN, unreadable);
        } catch (EOFException e) {
            throw unreadable.because("ends before its sound begins");
        }
    }

    private static WavHeader chunks(InputStream in, long riffSize, UnreadableWav unreadable) throws IOException {
        WavHeader found = null;
        long longSize = UNKNOWN;
        long at = 12;
        while (true) {
            byte[] head = exactly(in, 8);
            long size = little(head).getInt(4) & UNKNOWN;
            long padded = size + (size & 1);
            at += 8;
            switch (text(head, 0)) {
                case "data" -> {
                    if (found == null) {
                        throw unreadable.because("does not say what its sound is like (no fmt chunk before the data)");
                    }
                    OptionalLong length = dataLength(size, longSize, riffSize > at - 8 && riffSize != UNKNOWN);
                    return new WavHeader(found.rate, found.channels, found.format, length);
                }
                case "fmt " -> {
                    if (size < 16 || size > LONGEST_FORMAT) {
                        throw unreadable.because("has a damaged format chunk (of %d bytes)".formatted(size));
                    }
                    found = format(little(exactly(in, (int) padded)), (int) size, unreadable);
                }
                case "ds64" -> {
                    if (size < 16 || size > LONGEST_FORMAT) {
                        throw unreadable.because("has a damaged ds64 chunk (of %d bytes)".formatted(size));
                    }
                    longSize = little(exactly(in, (int) padded)).getLong(8);
                }
                default -> in.skipNBytes(padded);
            }
            at += padded;
        }
    }

    /** Writers that can't go back (pipes) leave 0xFFFFFFFF, or 0 in a file that then claims to end there. */
    private static OptionalLong dataLength(long size, long longSize, boolean moreFollows) {
        long length = size == UNKNOWN ? longSize : size;
        boolean unknown = length == UNKNOWN || length < 0 || (length == 0 && !moreFollows);
        return unknown ? OptionalLong.empty() : OptionalLong.of(length);
    }

    private static WavHeader format(ByteBuffer chunk, int size, UnreadableWav unreadable) throws IOException {
        int tag = chunk.getShort(0) & 0xFFFF;
        if (tag == EXTENSIBLE && size >= 26) {
            tag = chunk.getShort(24) & 0xFFFF;
        }
        int channels = chunk.getShort(2) & 0xFFFF;
        long rate = chunk.getInt(4) & UNKNOWN;
        int frameSize = chunk.getShort(12) & 0xFFFF;
        int bits = chunk.getShort(14) & 0xFFFF;
        if (tag != PCM && tag != FLOAT) {
            throw unreadable.encoding(tag);
        }
        SampleFormat format = tag == PCM ? pcm(bits) : floating(bits);
        if (format == null) {
            throw unreadable.because("holds %d-bit %s sound".formatted(bits, tag == PCM ? "PCM" : "float"));
        }
        if (rate < Resampler.LOWEST_RATE || rate > Resampler.HIGHEST_RATE) {
            throw unreadable.because("has %d samples a second".formatted(rate));
        }
        if (channels == 0 || frameSize != channels * format.size()) {
            throw unreadable.because("has a damaged format chunk (%d channels of %d bits in %d bytes)"
                    .formatted(channels, bits, frameSize));
        }
        return new WavHeader((int) rate, channels, format, OptionalLong.empty());
    }

    private static @Nullable SampleFormat pcm(int bits) {
        return switch (bits) {
            case 8 -> SampleFormat.UNSIGNED_8;
            case 16 -> SampleFormat.SIGNED_16;
            case 24 -> SampleFormat.SIGNED_24;
            case 32 -> SampleFormat.SIGNED_32;
            default -> null;
        };
    }

    private static @Nullable SampleFormat floating(int bits) {
        return switch (bits) {
            case 32 -> SampleFormat.FLOAT_32;
            case 64 -> SampleFormat.FLOAT_64;
            default -> null;
        };
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String text(byte[] bytes, int at) {
        return bytes.length < at + 4 ? "" : new String(bytes, at, 4, US_ASCII);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
