package dev.earshot.audio;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which device is listened to. Pure. Whoever names a device gets that one or none: to listen to another microphone in its
 * place might send what nobody meant to say in public.
 */
final class DeviceChoice {
    private DeviceChoice() {}

    /**
     * The device to open.
     *
     * @param wish part of a name or description, in any case; empty for the system's default
     * @throws NoMicrophoneException if there is none; its message is one sentence
     */
    static Device of(List<Device> devices, Optional<String> wish) throws NoMicrophoneException {
        List<Device> microphones =
                devices.stream().filter(device -> !device.monitor()).toList();
        if (wish.isPresent()) {
            return wished(devices, wish.get())
                    .orElseThrow(() -> new NoMicrophoneException(
                            "The microphone \"" + wish.get() + "\" is not there (" + present(microphones)
                                    + "): plug it in, or name another as audio.device, as earshot devices lists them;"
                                    + " no other is listened to in its place",
                            null));
        }
        if (microphones.isEmpty()) {
            throw new NoMicrophoneException(
                    "No microphone was found: connect one, and see that the system's sound settings show it", null);
        }
        return microphones.stream()
                .filter(Device::isDefault)
                .findFirst()
                .orElseThrow(() -> new NoMicrophoneException(
                        "The system's default input is no microphone (" + present(microphones)
                                + "): choose one in its sound settings, or name one as audio.device",
                        null));
    }

    private static Optional<Device> wished(List<Device> devices, String wish) {
        String part = wish.strip().toLowerCase(Locale.ROOT);
        Stream<Device> exact = devices.stream().filter(device -> device.name().equalsIgnoreCase(part));
        // What a loudspeaker plays has its name from the loudspeaker, which is often a microphone's, too.
        Stream<Device> alike = devices.stream()
                .filter(device -> part.contains("monitor") || !device.monitor())
                .filter(device -> contains(device.name(), part) || contains(device.description(), part))
                .sorted((a, b) -> Boolean.compare(a.monitor(), b.monitor()));
        return Stream.concat(exact, alike).findFirst();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static String present(List<Device> microphones) {
        return microphones.isEmpty()
                ? "there is none at all"
                : "there is " + microphones.stream().map(Device::description).collect(Collectors.joining(", "));
    }

    /**
     * Whether to go on with the device that is open.
     *
     * @param now the devices that there are now
     * @param wish as when it was opened
     * @return why not, a {@link MicrophoneLostException} or a {@link MicrophoneMovedException}; empty to go on
     */
    static Optional<IOException> change(Device open, List<Device> now, Optional<String> wish) {
        if (now.stream().noneMatch(device -> isSame(open, device))) {
            return Optional.of(lost(open));
        }
        try {
            Device wanted = of(now, wish);
            return isSame(open, wanted)
                    ? Optional.empty()
                    : Optional.of(new MicrophoneMovedException("The microphone changes from " + open.description()
                            + " to " + wanted.description() + ", which is "
                            + (wish.isPresent() ? "what audio.device names" : "the system's default now")));
        } catch (NoMicrophoneException e) {
            return Optional.of(new MicrophoneMovedException("The microphone " + open.description()
                    + " is no longer the system's default: choose one in its sound settings"));
        }
    }

    /**
     * Whether to go on with what a recording of a device hears.
     *
     * @param source the index of what it hears; if there is no such device, it is not known
     * @return why not; empty to go on
     */
    static Optional<IOException> moved(Device open, List<Device> now, long source) {
        return now.stream()
                .filter(device -> device.index() == source && !isSame(open, device))
                .findFirst()
                .map(other -> new MicrophoneMovedException("The recording of " + open.description() + " was moved to "
                        + other.description() + ", which is not listened to in its place: to change the microphone,"
                        + " make it the system's default or name it as audio.device"));
    }

    /** What is said of a device that went. */
    static MicrophoneLostException lost(Device device) {
        return new MicrophoneLostException("The microphone " + device.description()
                + " is gone: plug it in, and see that the system's sound settings show it");
    }

    /** A device that went and came back has another index, and its recording went elsewhere meanwhile. */
    private static boolean isSame(Device one, Device other) {
        return one.index() == other.index() && one.name().equals(other.name());
    }
}
