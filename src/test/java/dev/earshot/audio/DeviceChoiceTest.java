package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
    private static final Device BOX =
            new Device(0, "usb_box.monitor", "Monitor of USB Box", false, true, false, 48_000, 2);
    private static final Device DESK = new Device(1, "desk", "Desk Microphone", true, false, false, 48_000, 2);
    private static final Device USB = new Device(2, "alsa_usb_rode", "RØDE", false, false, false, 44_100, 1);
    private static final Device USB_TOO = new Device(3, "usb", "Headset", false, false, false, 16_000, 1);
    private static final List<Device> ALL = List.of(BOX, DESK, USB, USB_TOO);

    @Test
    void withoutAWishTheSystemsDefaultIsTaken() throws NoMicrophoneException {
        assertThat(choose(ALL, "")).isEqualTo(DESK);
    }

    @Test
    void aWishIsPartOfANameOrADescriptionInAnyCase() throws NoMicrophoneException {
        assertThat(choose(ALL, "DESK mic")).isEqualTo(DESK);
        assertThat(choose(ALL, "røde")).isEqualTo(USB);
        assertThat(choose(ALL, "headset")).isEqualTo(USB_TOO);
    }

    @Test
    void theWholeNameWinsAndOfTwoThatFitTheFirst() throws NoMicrophoneException {
        assertThat(choose(ALL, "USB")).isEqualTo(USB_TOO);
        assertThat(choose(ALL, "us")).isEqualTo(USB);
    }

    @Test
    void aLoudspeakerIsListenedToOnlyIfItIsNamedAsOne() throws NoMicrophoneException {
        assertThat(choose(List.of(BOX), "monitor of usb")).isEqualTo(BOX);
        assertThat(choose(List.of(BOX), "usb_box.monitor")).isEqualTo(BOX);
        assertThatExceptionOfType(NoMicrophoneException.class).isThrownBy(() -> choose(List.of(BOX), "usb"));
        Device aMonitorOfMonitors = new Device(9, "m", "Baby monitor", false, false, false, 8_000, 1);
        assertThat(choose(List.of(BOX, aMonitorOfMonitors), "monitor")).isEqualTo(aMonitorOfMonitors);
    }

    @Test
    void aNamedDeviceThatIsNotThereIsNotReplaced() {
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> choose(ALL, "Blue Yeti"))
                .withMessage(
                        "The microphone \"Blue Yeti\" is not there (there is Desk Microphone, RØDE, Headset): plug it in,"
                                + " or name another as audio.device, as earshot devices lists them; no other is listened to in"
                                + " its place");
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> choose(List.of(BOX), "Blue Yeti"))
                .withMessageContaining("(there is none at all)");
    }

    @Test
    void aServerWhoseDefaultIsALoudspeakerHasNoMicrophone() {
        Device standard = new Device(0, "auto_null.monitor", "Monitor of Dummy Output", true, true, false, 44_100, 2);
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> choose(List.of(standard), ""))
                .withMessageStartingWith("No microphone was found: connect one");
        assertThatExceptionOfType(NoMicrophoneException.class)
                .isThrownBy(() -> choose(List.of(standard, USB), ""))
                .withMessageStartingWith("The system's default input is no microphone (there is RØDE): choose one");
        assertThatExceptionOfType(NoMicrophoneException.class).isThrownBy(() -> choose(List.of(), ""));
    }

    @Test
    void whatIsOpenStaysOpenWhileItIsTheRightOne() {
        Device mutedNow = new Device(1, "desk", "Desk Microphone", true, false, true, 44_100, 1);
        assertThat(DeviceChoice.change(DESK, ALL, Optional.empty())).isEmpty();
        assertThat(DeviceChoice.change(DESK, List.of(mutedNow), Optional.empty()))
                .isEmpty();
        assertThat(DeviceChoice.change(USB, ALL, Optional.of("rode"))).isEmpty();
    }

    @Test
    void whatIsGoneIsLostAlsoIfItIsBackAlready() {
        Device back = new Device(7, "desk", "Desk Microphone", true, false, false, 48_000, 2);
        assertThat(DeviceChoice.change(DESK, List.of(USB), Optional.empty()))
                .get()
                .isInstanceOf(MicrophoneLostException.class);
        assertThat(DeviceChoice.change(DESK, List.of(back), Optional.of("desk")))
                .get()
                .isInstanceOf(MicrophoneLostException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("The microphone Desk Microphone is gone: plug it in");
    }

    @Test
    void anotherDefaultAndABetterFitAreAMove() {
        Device usb = new Device(2, "alsa_usb_rode", "RØDE", true, false, false, 44_100, 1);
        Device desk = new Device(1, "desk", "Desk Microphone", false, false, false, 48_000, 2);
        assertThat(DeviceChoice.change(DESK, List.of(desk, usb), Optional.empty()))
                .get()
                .isInstanceOf(MicrophoneMovedException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("The microphone changes from Desk Microphone to RØDE, which is the system's default now");
        assertThat(DeviceChoice.change(USB, ALL, Optional.of("usb")))
                .get()
                .isInstanceOf(MicrophoneMovedException.class);
        assertThat(DeviceChoice.change(DESK, List.of(desk), Optional.empty()))
                .get()
                .isInstanceOf(MicrophoneMovedException.class);
    }

    @Test
    void aRecordingOfAnotherDeviceIsAMoveAndOneOfNoKnownDeviceIsNot() {
        assertThat(DeviceChoice.moved(DESK, ALL, DESK.index())).isEmpty();
        assertThat(DeviceChoice.moved(DESK, ALL, 4_294_967_295L)).isEmpty();
        assertThat(DeviceChoice.moved(DESK, ALL, USB.index()))
                .get()
                .isInstanceOf(MicrophoneMovedException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("The recording of Desk Microphone was moved to RØDE");
    }

    private static Device choose(List<Device> devices, String wish) throws NoMicrophoneException {
        return DeviceChoice.of(devices, wish.isEmpty() ? Optional.empty() : Optional.of(wish));
    }
}
