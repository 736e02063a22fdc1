package dev.earshot.audio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded.
 *
 * @param wish as when the device was opened
 * @param process the id of the process that records it
 */
record PulseRecording(Device device, Optional<String> wish, long process) {
    /**
     * Whether to go on with it.
     *
     * @param now the devices that there are now
     * @param stream what the process hears; empty if it has not begun
     * @return why not; empty to go on
     */
    Optional<IOException> change(List<Device> now, Optional<PulseStream> stream) {
        return DeviceChoice.change(device, now, wish)
                .or(() -> stream.flatMap(heard -> DeviceChoice.moved(device, now, heard.source())));
    }
}
