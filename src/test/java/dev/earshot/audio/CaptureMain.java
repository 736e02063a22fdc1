package dev.earshot.audio;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Listens to the real default microphone until it is lost; for {@link MicrophoneCaptureTest}, because a JVM that looked
 * for audio before PulseAudio ran never finds it. Writes 16-bit big-endian samples.
 */
final class CaptureMain {
    private CaptureMain() {}

    /** Takes the lowest rate that the sound system shall seem to have, and the file to write. */
    @SuppressWarnings("SystemOut") // This is how it speaks to the test.
    public static void main(String[] args) throws IOException {
        int lowestRate = Integer.parseInt(args[0]);
        LineOpener opener = (format, bufferBytes) -> {
            if (format.getSampleRate() < lowestRate) {
                throw new IllegalArgumentException("No line matching " + format);
            }
            return LineOpener.SYSTEM.open(format, bufferBytes);
        };
        try (Microphone microphone = Microphone.open(opener);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            short[] buffer = new short[1_600];
            boolean first = true;
            for (int count = microphone.read(buffer); count >= 0; count = microphone.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    out.writeShort(buffer[i]);
                }
                if (first) {
                    System.out.println("listening");
                    first = false;
                }
            }
        } catch (MicrophoneLostException | NoMicrophoneException e) {
            System.out.println(e.getMessage());
        }
    }
}
