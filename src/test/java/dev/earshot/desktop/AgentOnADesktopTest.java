package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.control.Word;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, with a microphone that hears, as its user sees it and clicks on it. */
@Timeout(120)
class AgentOnADesktopTest {
    private static final int GREY = 0x59616B;
    private static final int GREEN = 0x0B8A4B;
    private static final int BLUE = 0x1668C7;
    private static final int VIOLET = 0x7A3FA8;
    private static final int RED = 0xC8242B;
    /** Of pixels of its colour, for an icon to be there. */
    private static final int ENOUGH = 20;

    private static final String START = "Start listening (Ctrl+Alt+L)";

    @TempDir
    private Path folder;

    @BeforeEach
    void needs() {
        LeftOut.unless(
                Stream.of(
                                        "Xvfb",
                                        "xfce4-panel",
                                        "import",
                                        "xdotool",
                                        "dbus-daemon",
                                        "gdbus",
                                        "xclip",
                                        "desktop-file-validate",
                                        "pulseaudio",
                                        "pactl",
                                        "paplay")
                                .allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The test of the whole program on a desktop is left out: it needs xvfb, xfce4-panel, imagemagick, xdotool,"
                        + " dbus, libglib2.0-bin, xclip, desktop-file-utils, pulseaudio, pulseaudio-utils, python3-dbus"
                        + " and python3-gi");
    }

    @Test
    void theIconIsWhatTheMicrophoneHears() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            Process sound = desktop.microphone();
            Process panel = desktop.panel();
            AgentProcess.settings(desktop);
            AgentProcess agent = AgentProcess.start(desktop);
            Point icon = awaitColor(desktop, GREY);

            desktop.run("xdotool", "mousemove", icon.x + "", icon.y + "", "click", "1");
            awaitColor(desktop, GREEN);
            agent.awaitState("listening");
            desktop.speak(AgentProcess.SENTENCE);
            awaitColor(desktop, BLUE);
            awaitColor(desktop, GREEN);

            agent.tell(Word.PAUSE);
            awaitColor(desktop, VIOLET);
            panel.destroyForcibly().waitFor();
            desktop.panel();
            awaitColor(desktop, VIOLET);
            agent.tell(Word.RESUME);
            awaitColor(desktop, GREEN);

            sound.destroyForcibly().waitFor();
            awaitColor(desktop, RED);
            assertThat(agent.status().get("problem").getAsString()).isNotBlank();
            desktop.microphone();
            awaitColor(desktop, GREEN);

            agent.tell(Word.STOP);
            awaitColor(desktop, GREY);
            assertThat(agent.quit()).isZero();
            assertThat(desktop.pixels(GREY)).isZero();
            assertThat(agent.output()).doesNotContain("Exception", "No tray icon", "hotkey");
        }
    }

    @Test
    void everyLineOfTheMenuDoesWhatItSays() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            desktop.microphone();
            desktop.peer("notifications");
            TrayHost first = new TrayHost(desktop);
            opener(desktop, "echo \"$1\" >> '" + folder.resolve("opened") + "'");
            AgentProcess.settings(
                    desktop, "room.name = panel", "room.passphrase = \"open sesame\"", "speaker.name = Ada");
            AgentProcess agent = AgentProcess.start(desktop);
            first.awaitIcon();
            first.die();
            TrayHost host = new TrayHost(desktop);
            host.awaitIcon();
            assertThat(host.awaitMenu(menu -> menu.contains(START)))
                    .containsExactly(
                            "Not listening",
                            "-",
                            START,
                            "-",
                            "Room panel · Ada",
                            "0 sent · 0 queued · 0 errors",
                            "-",
                            "Open display page",
                            "Copy display link",
                            "Copy link for speakers",
                            "Open transcript",
                            "Edit settings",
                            "Start at login",
                            "-",
                            "Check everything",
                            "About Earshot",
                            "Quit");

            listens(desktop, host, agent);
            opens(desktop, host, agent);
            startsAtLogin(desktop, host);
            checks(desktop, host);

            host.click("About Earshot");
            desktop.awaitLine("notifications", "no sound leaves this computer");
            host.click("Quit");
            assertThat(agent.exitCode()).isZero();
            host.awaitNoIcon();
            assertThat(agent.output()).doesNotContain("Exception", "No tray icon");
            assertThat(desktop.output("sni_host")).doesNotContain("\"error\"");
        }
    }

    private static void listens(Desktop desktop, TrayHost host, AgentProcess agent)
            throws IOException, InterruptedException {
        host.click(START);
        agent.awaitState("listening");
        assertThat(host.awaitMenu(menu -> menu.getFirst().equals("Listening")))
                .contains("Stop listening (Ctrl+Alt+L)", "Pause")
                .doesNotContain(START);
        desktop.speak(AgentProcess.SENTENCE);
        agent.awaitSent(1);
        host.awaitMenu(menu ->
                menu.stream().anyMatch(line -> line.matches("1 sent · 0 queued · 0 errors · [0-9.]+ s behind")));
        host.click("Pause");
        agent.awaitState("paused");
        host.awaitMenu(menu -> menu.contains("Resume listening (Ctrl+Alt+L)") && menu.contains("Stop listening"));
        host.click("Resume listening (Ctrl+Alt+L)");
        agent.awaitState("listening");
        host.leftClick();
        agent.awaitState("off");
        host.leftClick();
        agent.awaitState("listening");
        host.awaitMenu(menu -> menu.contains("Stop listening (Ctrl+Alt+L)"));
        host.click("Stop listening (Ctrl+Alt+L)");
        agent.awaitState("off");
    }

    private void opens(Desktop desktop, TrayHost host, AgentProcess agent) throws IOException, InterruptedException {
        String page = agent.status().get("display").getAsString();
        host.click("Copy display link");
        desktop.awaitLine("notifications", "Display link copied");
        assertThat(desktop.run("xclip", "-o", "-selection", "clipboard")).isEqualTo(page);
        host.click("Copy link for speakers");
        desktop.awaitLine("notifications", "takes captions from this computer alone");
        host.click("Open display page");
        awaitOpened(page);
        host.click("Open transcript");
        Path transcript = desktop.home().resolve(".local/state/earshot/transcript.txt");
        awaitOpened(transcript.toString());
        assertThat(transcript).content().contains("Ada", "Seven");
        Path settings = AgentProcess.settingsFile(desktop);
        Files.delete(settings);
        host.click("Edit settings");
        awaitOpened(settings.toString());
        assertThat(settings).content().contains("hotkey");

        opener(desktop, "exit 3");
        host.click("Open display page");
        desktop.awaitLine("notifications", "xdg-open can't open it here, so open " + page + " in a browser yourself");
        opener(desktop, "echo \"$1\" >> '" + folder.resolve("opened") + "'");
        AgentProcess.settings(desktop);
    }

    private static void startsAtLogin(Desktop desktop, TrayHost host) throws IOException, InterruptedException {
        Path entry = desktop.home().resolve(".config/autostart/earshot.desktop");
        host.click("Start at login");
        host.awaitMenu(menu -> menu.contains("[x] Start at login"));
        assertThat(entry).exists();
        assertThat(desktop.run("desktop-file-validate", entry.toString())).isEmpty();
        host.click("Start at login");
        host.awaitMenu(menu -> menu.contains("Start at login"));
        assertThat(entry).doesNotExist();
    }

    private void checks(Desktop desktop, TrayHost host) throws IOException, InterruptedException {
        host.click("Check everything");
        Path report = desktop.home().resolve(".local/state/earshot/doctor.txt");
        awaitOpened(report.toString());
        assertThat(report).content().containsPattern("fine +agent").doesNotContainPattern("(?m)^failure");
        desktop.awaitLine("notifications", "Everything was checked");
    }

    /** What opens pages and files on this desktop. */
    private void opener(Desktop desktop, String script) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path opener = Files.writeString(programs.resolve("xdg-open"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwxr-xr-x"));
        desktop.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    }

    private void awaitOpened(String what) throws IOException, InterruptedException {
        Path file = folder.resolve("opened");
        for (int tries = 0; !(Files.exists(file) && Files.readAllLines(file).contains(what)); tries++) {
            assertThat(tries)
                    .as("Opened: %s; so far: %s", what, Files.exists(file) ? Files.readAllLines(file) : List.of())
                    .isLessThan(600);
            Thread.sleep(50);
        }
    }

    /** Gives the middle of what has this colour. */
    private static Point awaitColor(Desktop desktop, int rgb) throws IOException, InterruptedException {
        for (int tries = 0; tries < 150; tries++) {
            BufferedImage screen = desktop.photograph();
            long count = 0;
            long left = 0;
            long top = 0;
            for (int y = 0; y < screen.getHeight(); y++) {
                for (int x = 0; x < screen.getWidth(); x++) {
                    if ((screen.getRGB(x, y) & 0xFFFFFF) == rgb) {
                        count++;
                        left += x;
                        top += y;
                    }
                }
            }
            if (count >= ENOUGH) {
                return new Point((int) (left / count), (int) (top / count));
            }
            Thread.sleep(30);
        }
        throw new IOException(
                String.format("Colour %06X does not appear; the agent said: %s", rgb, desktop.output("earshot")));
    }
}
