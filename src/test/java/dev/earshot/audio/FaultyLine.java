package dev.earshot.audio;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.TargetDataLine;

/** A line of the sound system that gives the sizes it is told to, and then nothing: real ones fail only by hand. */
final class FaultyLine {
    final List<String> calls = new ArrayList<>();
    private final int[] sizes;
    private int reads;

    /** Each read gives so many bytes of the value 1, 0 for ever when there are no more. */
    FaultyLine(int... sizes) {
        this.sizes = sizes;
    }

    TargetDataLine line() {
        return (TargetDataLine) Proxy.newProxyInstance(
                FaultyLine.class.getClassLoader(), new Class<?>[] {TargetDataLine.class}, (line, method, given) -> {
                    calls.add(method.getName());
                    return method.getName().equals("read") ? read((byte[]) given[0], (int) given[2]) : null;
                });
    }

    private int read(byte[] bytes, int length) {
        int size = reads < sizes.length ? Math.min(sizes[reads], length) : 0;
        reads++;
        for (int i = 0; i < size; i += 2) {
            bytes[i] = 1;
        }
        return size;
    }
}
