package dev.earshot.audio;

import java.io.IOException;
import java.util.Optional;

/** Listens to the default microphone until it is killed; for {@link PulseMicrophoneTest}. */
final class HearMain {
    private HearMain() {}

    @SuppressWarnings("SystemOut") // This is how it speaks to the test.
    public static void main(String[] args) throws IOException, InterruptedException {
        try (AudioSource source =
                new Microphones("Linux", System.getenv()).open(Optional.empty()).source()) {
            short[] buffer = new short[1_600];
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                System.out.println("listening");
            }
        }
    }
}
