package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code pulseaudio-16.txt} is what pactl 16.1 said of PulseAudio 16.1; {@code pipewire.txt} was put together from what people
 * showed of theirs.
 */
class PulseTextTest {
    @Test
    void sourcesOfPulseAudioAreReadWithTheirUmlauts() throws IOException {
        assertThat(PulseText.devices("Server Name: pulseaudio\nDefault Source: mic\n", text("pulseaudio-16.txt")))
                .containsExactly(
                        new Device(0, "speaker.monitor", "Monitor of Null Output", false, true, false, 44_100, 2),
                        new Device(1, "mic", "Remapped Monitor of Null Output", true, false, false, 44_100, 2),
                        new Device(2, "other.monitor", "Monitor of Küche groß Box", false, true, false, 48_000, 2),
                        new Device(4, "usb", "USB Mikrofon für Ada", false, false, true, 44_100, 1));
    }

    @Test
    void sourcesOfPipeWireAreReadAndTheirPropertiesAreNot() throws IOException {
        String built = "alsa_output.pci-0000_00_1f.3.analog-stereo.monitor";
        String input = "alsa_input.pci-0000_00_1f.3.analog-stereo";
        assertThat(PulseText.devices("Default Source: " + input, text("pipewire.txt")))
                .containsExactly(
                        new Device(
                                65_579,
                                built,
                                "Monitor of Built-in Audio Analog Stereo",
                                false,
                                true,
                                false,
                                48_000,
                                2),
                        new Device(65_580, input, "Built-in Audio Analog Stereo", true, false, true, 48_000, 2),
                        new Device(
                                4_294_967_290L,
                                "alsa_input.usb-Røde_NT-USB-00.mono-fallback",
                                "RØDE NT-USB Mono",
                                false,
                                false,
                                false,
                                44_100,
                                1));
    }

    @Test
    void aDeviceWithoutADescriptionIsCalledByItsName() {
        assertThat(PulseText.devices("Default Source: x", """
                Source #3
                \tName: x
                \tDescription: (null)
                """))
                .containsExactly(new Device(3, "x", "x", true, false, false, 0, 0));
    }

    @Test
    void whatIsHalfSaidOrNoAnswerAtAllIsLeftOut() {
        assertThat(PulseText.devices("", "")).isEmpty();
        assertThat(PulseText.devices("Default Source: (null)", "Source #\n\tName: x\n\nSource #7\n\tMute: no\n"))
                .isEmpty();
        assertThat(PulseText.devices("", "Source #12345678901234567890\n\tName: x\n"))
                .isEmpty();
    }

    @Test
    void controlCharactersDoNotReachATerminal() {
        assertThat(PulseText.devices("", "Source #1\n\tName: x\n\tDescription: a\u001b[2Jb\n"))
                .extracting(Device::description)
                .containsExactly("a [2Jb");
    }

    @Test
    void theRecordingOfAProcessIsFoundAndNobodyElses() {
        String outputs = """
                Source Output #0
                \tDriver: module-remap-source.c
                \tClient: n/a
                \tSource: 7
                \tProperties:
                \t\tmedia.name = "Remapped Stream"

                Source Output #2
                \tDriver: protocol-native.c
                \tClient: 4
                \tSource: 1
                \tVolume: mono: 65536 / 100% / 0.00 dB
                \t        balance 0.00
                \tProperties:
                \t\tapplication.name = "Earshot"
                \t\tapplication.process.id = "25614"

                Source Output #5
                \tSource: 4294967295
                \tProperties:
                \t\tapplication.process.id = "256"
                """;
        assertThat(PulseText.stream(outputs, 25_614)).contains(new PulseStream(2, 1));
        assertThat(PulseText.stream(outputs, 256)).contains(new PulseStream(5, 4_294_967_295L));
        assertThat(PulseText.stream(outputs, 25)).isEmpty();
        assertThat(PulseText.stream("", 25)).isEmpty();
        assertThat(PulseText.stream("Source Output #\n\t\tapplication.process.id = \"25\"\n", 25))
                .isEmpty();
    }

    private static String text(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/audio", name));
    }
}
