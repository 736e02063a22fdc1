package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.Command;
import dev.earshot.config.Settings.Hotkey.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotkeyCommandsTest {
    private final List<Command> told = new ArrayList<>();

    @Test
    void aPressTogglesAndLettingGoIsNothing() {
        pressAndRelease(Mode.TOGGLE);
        assertThat(told).containsExactly(Command.TOGGLE);
    }

    @Test
    void pushToTalkListensWhileItIsHeld() {
        pressAndRelease(Mode.PUSH_TO_TALK);
        assertThat(told).containsExactly(Command.START, Command.STOP);
    }

    @Test
    void theModeMayChangeBetweenPresses() {
        HotkeyCommands hotkey = new HotkeyCommands(Mode.TOGGLE, told::add, binding -> {});
        hotkey.become(Mode.PUSH_TO_TALK);
        hotkey.pressed();
        assertThat(told).containsExactly(Command.START);
    }

    private void pressAndRelease(Mode mode) {
        HotkeyCommands hotkey = new HotkeyCommands(mode, told::add, binding -> {});
        hotkey.pressed();
        hotkey.released();
    }
}
