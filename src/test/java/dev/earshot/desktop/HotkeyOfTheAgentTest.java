package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.hotkey.Binding;
import dev.earshot.hotkey.Hotkey;
import dev.earshot.hotkey.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys pressed on a real X server, and what the whole program makes of them. */
@Timeout(120)
class HotkeyOfTheAgentTest {
    private static final Listener NOBODY = new Listener() {
        @Override
        public void pressed() {}

        @Override
        public void released() {}

        @Override
        public void changed(Binding binding) {}
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of("Xvfb", "xdotool", "pulseaudio", "pactl", "paplay").allMatch(LeftOut::isInstalled),
                "The test of the agent's hotkey is left out: it needs xvfb, xdotool, pulseaudio and pulseaudio-utils");
    }

    @Test
    void fiftyPressesAreFiftyToggles() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen()) {
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.awaitHotkey("Ctrl+Alt+L");
            desktop.run("xdotool", "key", "--delay", "5", "--repeat", "50", "ctrl+alt+l");
            // Each toggle is told on the terminal, and none left out, by the thread that obeys.
            await(agent, 25);
            agent.awaitState("off");
            desktop.run("xdotool", "key", "ctrl+alt+l");
            agent.awaitState("listening");
            assertThat(agent.said("[opening the microphone]")).isEqualTo(26);
            assertThat(agent.said("[off]")).isEqualTo(25);
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void theKeyChangesWhileTheAgentRunsAndSettingsThatCanNotBeUsedLeaveTheOldOne()
            throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            desktop.peer("notifications");
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.awaitHotkey("Ctrl+Alt+L");

            AgentProcess.settings(desktop, "hotkey.toggle = f9");
            agent.awaitHotkey("F9");
            desktop.run("xdotool", "key", "ctrl+alt+l");
            desktop.run("xdotool", "key", "F9");
            desktop.awaitLine(AgentProcess.NAME, "[opening the microphone]");
            assertThat(agent.said("[opening the microphone]")).isEqualTo(1);

            AgentProcess.settings(desktop, "hotkey.toggle = l");
            desktop.awaitLine("notifications", "The settings can't be used; the old ones stay in force");
            assertThat(agent.status().get("hotkey").getAsString()).isEqualTo("F9");
            AgentProcess.settings(desktop, "hotkey.toggle = f10");
            agent.awaitHotkey("F10");
            desktop.awaitLine("notifications", "The settings can be used again");
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void aKeyThatAnotherProgramHasIsSaidWithItsName() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen();
                Hotkey others = Hotkey.start("Linux", desktop.environment(), Optional.empty(), NOBODY)) {
            assertThat(others.change("ctrl+alt+l")).isInstanceOf(Binding.Bound.class);
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            desktop.awaitLine(
                    AgentProcess.NAME,
                    "earshot: The hotkey Ctrl+Alt+L is taken by another program; choose another, or free it there.");
            assertThat(agent.status().has("hotkey")).isFalse();

            AgentProcess.settings(desktop, "hotkey.toggle = f9");
            agent.awaitHotkey("F9");
            AgentProcess.settings(desktop, "hotkey.toggle = \"ctrl+alt+l\"");
            desktop.awaitLine(AgentProcess.NAME, "Until then it is still F9.");
            assertThat(agent.status().get("hotkey").getAsString()).isEqualTo("F9");
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void onWaylandThePortalsKeyTogglesAndItsRefusalIsSaid() throws IOException, InterruptedException {
        LeftOut.unlessOnABusWithPeers("The test of the agent and the portal");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.environment().put("WAYLAND_DISPLAY", "wayland-0");
            Process portal = desktop.peer("shortcuts_portal");
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            agent.awaitHotkey("Ctrl+Alt+L");
            tell(portal, "press toggle");
            desktop.awaitLine(AgentProcess.NAME, "[opening the microphone]");
            tell(portal, "release toggle");
            tell(portal, "press toggle");
            agent.awaitState("off");

            tell(portal, "refuse");
            AgentProcess.settings(desktop, "hotkey.toggle = f9");
            desktop.awaitLine(
                    AgentProcess.NAME,
                    "earshot: The hotkey F9 was refused when the desktop asked for it. Until then it is still Ctrl+Alt+L.");
            assertThat(agent.status().get("hotkey").getAsString()).isEqualTo("Ctrl+Alt+L");
            assertThat(agent.quit()).isZero();
        }
    }

    private static void tell(Process portal, String command) throws IOException {
        portal.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        portal.getOutputStream().flush();
    }

    private static void await(AgentProcess agent, int times) throws IOException, InterruptedException {
        for (int tries = 0; agent.said("[off]") < times; tries++) {
            assertThat(tries).as("Toggles; the agent said: " + agent.output()).isLessThan(400);
            Thread.sleep(50);
        }
    }

    @Test
    void pushToTalkListensWhileTheKeyIsHeld() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen()) {
            desktop.microphone();
            AgentProcess.settings(desktop, "hotkey { toggle = \"super+F9\", mode = push-to-talk }");
            AgentProcess agent = AgentProcess.start(desktop);
            agent.awaitHotkey("Super+F9");
            for (int times = 1; times <= 2; times++) {
                desktop.run("xdotool", "keydown", "super", "keydown", "F9");
                agent.awaitState("listening");
                // While X repeats the held key.
                Process speech = desktop.speak(AgentProcess.SENTENCE);
                speech.waitFor();
                agent.awaitState("listening");
                desktop.run("xdotool", "keyup", "F9", "keyup", "super");
                agent.awaitState("off");
                agent.awaitSent(times);
                assertThat(List.of(agent.said("[opening the microphone]"), agent.said("[off]")))
                        .containsOnly((long) times);
            }
            assertThat(agent.quit()).isZero();
        }
    }
}
