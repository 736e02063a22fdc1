package dev.earshot.audio;

import dev.earshot.system.OperatingSystem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The computer's microphones. On Linux they are PulseAudio's, or PipeWire's in its place, where {@code pactl} and
 * {@code parec} are installed and a server answers them; everywhere else Java's own. For several threads.
 */
public final class Microphones {
    private final boolean onLinux;
    private final Optional<PulseTools> tools;
    /** A server that answered once comes back; Java's own way to it may hang meanwhile. */
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * A microphone that is open.
     *
     * @param source what it hears from now on
     */
    public record Opened(AudioSource source, Device device) {
        /** What a person calls it. */
        public String name() {
            return device.description();
        }
    }

    /**
     * Those of a computer.
     *
     * @param os as in the system property {@code os.name}
     * @param environment the environment variables
     */
    public Microphones(String os, Map<String, String> environment) {
        onLinux = OperatingSystem.of(os) == OperatingSystem.LINUX;
        tools = onLinux ? PulseTools.find(environment) : Optional.empty();
    }

    /**
     * Does once what the first opening would take its time for. Java's own sound is left alone, for it sees no server that
     * comes after its first look.
     */
    public void getReady() throws IOException, InterruptedException {
        if (tools.isPresent() && tools.get().devices().isPresent()) {
            answered.set(true);
        }
    }

    /**
     * All devices in the system's order, also those that record what a loudspeaker plays.
     *
     * @throws IOException if the sound system does not answer; its message is one sentence
     */
    public List<Device> list() throws IOException, InterruptedException {
        if (tools.isPresent()) {
            Optional<List<Device>> devices = tools.get().devices();
            if (devices.isPresent()) {
                answered.set(true);
                return devices.get();
            }
        }
        return answered.get() ? List.of() : JavaSound.devices();
    }

    /**
     * The one of them that {@link #open} would open.
     *
     * @param wish part of a name or description, in any case; empty for the system's default
     * @throws NoMicrophoneException if there is none; its message is one sentence
     */
    public static Device choose(List<Device> devices, Optional<String> wish) throws NoMicrophoneException {
        return DeviceChoice.of(devices, wish);
    }

    /**
     * Opens one and starts to listen. Best done on the platform thread that will read.
     *
     * @param wish part of a name or description, in any case; empty for the system's default
     * @throws NoMicrophoneException if there is none
     * @throws IOException if the sound system does not answer; as with all of these, its message is one sentence
     */
    public Opened open(Optional<String> wish) throws IOException, InterruptedException {
        if (tools.isPresent()) {
            Optional<PulseMicrophone> microphone = PulseMicrophone.open(tools.get(), wish);
            if (microphone.isPresent()) {
                answered.set(true);
                return new Opened(microphone.get(), microphone.get().device());
            }
            if (answered.get()) {
                throw new NoMicrophoneException("The sound system is gone: see that PulseAudio or PipeWire runs", null);
            }
        }
        return openByJava(wish);
    }

    private Opened openByJava(Optional<String> wish) throws NoMicrophoneException {
        List<Device> devices = JavaSound.devices();
        if (devices.isEmpty()) {
            throw new NoMicrophoneException(advice(), null);
        }
        Device device = DeviceChoice.of(devices, wish);
        return new Opened(wish.isPresent() ? JavaSound.open(device) : Microphone.open(), device);
    }

    private String advice() {
        if (tools.isPresent()) {
            return "No microphone was found: see that PulseAudio or PipeWire runs, and connect one";
        }
        return "No microphone was found: connect one, see that the system's sound settings show it"
                + (onLinux ? ", that PulseAudio or PipeWire runs and pulseaudio-utils is installed," : "")
                + " and start Earshot again";
    }
}
