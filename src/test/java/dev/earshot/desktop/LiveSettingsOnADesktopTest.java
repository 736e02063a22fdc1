package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The settings file of the whole program, edited while it listens. */
@Timeout(120)
class LiveSettingsOnADesktopTest {
    private static final String ROOM = "room { name = evening, passphrase = secret }";

    private static final String PROFILES = """
            profiles {
              church { room { name = evening, passphrase = secret } }
              raid { room { name = guild, passphrase = secret } }
            }""";

    @TempDir
    private Path folder;

    @Test
    void anotherProfileTakesARunningAgentToItsRoom() throws IOException, InterruptedException {
        LeftOut.unlessOnABusWithPeers("The test of profiles");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            TrayHost host = new TrayHost(desktop);
            AgentProcess.settings(desktop, ROOM, PROFILES);
            AgentProcess agent = AgentProcess.start(desktop);
            host.awaitIcon();
            agent.awaitInRoom("evening");

            Process use = desktop.start("profile", AgentProcess.command(desktop, "profile", "use", "raid"));
            assertThat(use.waitFor()).as(desktop.output("profile")).isZero();
            agent.awaitInRoom("guild");
            host.awaitMenu(menu -> menu.contains("[x] raid") && menu.contains("church"));

            host.click("church");
            agent.awaitInRoom("evening");
            host.awaitMenu(menu -> menu.contains("[x] church"));
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void whatIsSavedIsInForceAndWhatIsBrokenIsSaidUntilItIsMended() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("dbus-daemon", "pulseaudio", "pactl", "paplay").allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of settings that are live is left out: it needs dbus, pulseaudio, pulseaudio-utils,"
                        + " python3-dbus and python3-gi");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            TrayHost host = new TrayHost(desktop);
            desktop.microphone();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            host.awaitIcon();
            agent.hearsASentence();

            AgentProcess.settings(desktop, ROOM, "speaker.name = Ada");
            agent.awaitInRoom("evening");
            assertThat(agent.status().get("speaker").getAsString()).isEqualTo("Ada");
            assertThat(desktop.speak(AgentProcess.SENTENCE).waitFor()).isZero();
            agent.awaitSent(2);
            assertThat(agent.captionsInTheRoom()).isOne();

            AgentProcess.settings(desktop, ROOM, "audio.device = no such thing");
            agent.awaitState("lost");
            AgentProcess.settings(desktop, ROOM);
            agent.awaitState("listening");

            AgentProcess.settings(desktop, "room.nam = morning", ROOM);
            agent.awaitHeadline("Listening; old settings in force: ");
            assertThat(agent.status().get("settings_problem").getAsString()).contains("earshot.conf:2: room.nam");
            host.awaitMenu(menu -> menu.get(1).startsWith("Settings: earshot.conf:2: room.nam"));
            AgentProcess.settings(desktop, ROOM, "tray.enabled = no");
            host.awaitNoIcon();
            assertThat(agent.status().has("settings_problem")).isFalse();
            AgentProcess.settings(desktop, ROOM);
            for (int tries = 0; host.icons() < 2; tries++) {
                assertThat(tries).as("The icon comes again").isLessThan(400);
                Thread.sleep(50);
            }
            assertThat(agent.quit()).isZero();
        }
    }
}
