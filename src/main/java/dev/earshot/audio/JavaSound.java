package dev.earshot.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * The microphones that Java itself knows, its mixers. The first is what it takes when it is not told: the order is that
 * of {@link AudioSystem#getMixerInfo}.
 */
final class JavaSound {
    private JavaSound() {}

    static List<Device> devices() {
        List<String> names = mixers().stream().map(Mixer.Info::getName).toList();
        return names.stream()
                .map(name -> new Device(-1, name, name, name.equals(names.getFirst()), false, false, 0, 0))
                .toList();
    }

    /** The one with this name. */
    static Microphone open(Device device) throws NoMicrophoneException {
        return Microphone.open((format, bufferBytes) -> line(device, format, bufferBytes));
    }

    private static TargetDataLine line(Device device, AudioFormat format, int bufferBytes)
            throws LineUnavailableException {
        Optional<Mixer.Info> mixer = mixers().stream()
                .filter(info -> info.getName().equals(device.name()))
                .findFirst();
        DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format);
        TargetDataLine line = (TargetDataLine)
                AudioSystem.getMixer(mixer.orElseThrow(() -> new IllegalArgumentException("No mixer " + device.name())))
                        .getLine(wanted);
        return LineOpener.opened(line, format, bufferBytes);
    }

    /** Those that record. */
    private static List<Mixer.Info> mixers() {
        DataLine.Info any = new DataLine.Info(TargetDataLine.class, null);
        return Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> AudioSystem.getMixer(info).isLineSupported(any))
                .toList();
    }
}
