package dev.earshot.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import dev.earshot.audio.SoundServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The check-up as a process, where all is there and where nothing is. */
@Timeout(120)
class DoctorOnADesktopTest {
    @TempDir
    private Path folder;

    @Test
    void whereAllIsThereNothingFailsAndTheHotkeyIsPressed() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("Xvfb", "xdotool", "dbus-daemon", "pulseaudio", "pactl", "paplay")
                                .allMatch(LeftOut::isInstalled)
                        && LeftOut.hasPythonDbus(),
                "The doctor's test is left out: it needs xvfb, xdotool, dbus, pulseaudio, pulseaudio-utils, python3-dbus"
                        + " and python3-gi");
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            desktop.microphone();
            desktop.peer("notifications");
            new TrayHost(desktop);
            AgentProcess.settings(desktop);
            desktop.speak(Path.of("src/main/resources/dev/earshot/speech/demo/demo.wav"));
            Map<String, JsonObject> findings = examine(desktop, 0);
            assertThat(grades(findings))
                    .doesNotContainValue("failure")
                    .containsEntry("microphone", "fine")
                    .containsEntry("tray", "fine")
                    .containsEntry("notifications", "fine")
                    .containsEntry("hotkey", "fine")
                    .containsEntry("settings", "fine")
                    .containsEntry("room server", "fine")
                    .containsEntry("agent", "untried");
            assertThat(words(findings, "hotkey")).isEqualTo("Ctrl+Alt+L was pressed, and heard");
            assertThat(words(findings, "microphone")).matches("Remapped .* hears -\\d+ dBFS, peak -\\d+ dBFS");
            desktop.awaitLine("notifications", "Earshot checks everything");

            AgentProcess agent = AgentProcess.start(desktop);
            findings = examine(desktop, 0);
            assertThat(grades(findings))
                    .containsEntry("agent", "fine")
                    .containsEntry("hotkey", "untried")
                    .doesNotContainValue("failure");
            assertThat(agent.status().get("state").getAsString())
                    .as("The check-up presses nothing that the agent would hear")
                    .isEqualTo("off");
            assertThat(agent.quit()).isZero();
        }
    }

    @Test
    void whereNothingIsThereNothingUntriedIsFine() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            // Else a developer's own sound system would be found through the system's files.
            SoundServer.toItAlone(folder, desktop.environment());
            AgentProcess.settings(desktop);
            Map<String, JsonObject> findings = examine(desktop, 1);
            assertThat(grades(findings))
                    .containsEntry("microphone", "failure")
                    .containsEntry("tray", "warning")
                    .containsEntry("notifications", "warning")
                    .containsEntry("hotkey", "warning")
                    .containsEntry("agent", "untried");
            assertThat(findings.values())
                    .filteredOn(finding -> finding.get("grade").getAsString().equals("failure"))
                    .extracting(finding -> finding.get("what").getAsString())
                    .containsExactly("microphone");
        }
    }

    @Test
    void settingsThatCanNotBeUsedAreAFailureAndWhatHangsOnThemIsNotCalledFine()
            throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            SoundServer.toItAlone(folder, desktop.environment());
            AgentProcess.settings(desktop, "room.nam = hall");
            Map<String, JsonObject> findings = examine(desktop, 1);
            assertThat(grades(findings))
                    .containsEntry("settings", "failure")
                    .doesNotContainKeys("hotkey", "speech model", "room server");
            assertThat(words(findings, "settings")).contains("earshot.conf:2: room.nam");
        }
    }

    @Test
    void aPortalThatMightAskItsUserIsLeftAloneAndTheHotkeyUntried() throws IOException, InterruptedException {
        LeftOut.unlessOnABusWithPeers("The test of the doctor and the portal");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            SoundServer.toItAlone(folder, desktop.environment());
            desktop.environment().put("WAYLAND_DISPLAY", "wayland-0");
            desktop.peer("shortcuts_portal");
            AgentProcess.settings(desktop);
            assertThat(grades(examine(desktop, 1))).containsEntry("hotkey", "untried");
            assertThat(desktop.output("shortcuts_portal")).doesNotContain("create-session", "bind");
        }
    }

    private static Map<String, JsonObject> examine(Desktop desktop, int exitCode)
            throws IOException, InterruptedException {
        Process doctor = desktop.start("doctor", AgentProcess.command(desktop, "doctor", "--json"));
        assertThat(doctor.waitFor(40, TimeUnit.SECONDS)).isTrue();
        String output = desktop.output("doctor");
        assertThat(doctor.exitValue()).as(output).isEqualTo(exitCode);
        String last =
                output.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        assertThat(output.strip()).as("nothing but JSON").isEqualTo(last);
        Map<String, JsonObject> findings = new LinkedHashMap<>();
        for (JsonElement finding :
                JsonParser.parseString(last).getAsJsonObject().getAsJsonArray("findings")) {
            findings.put(finding.getAsJsonObject().get("what").getAsString(), finding.getAsJsonObject());
        }
        return findings;
    }

    private static Map<String, String> grades(Map<String, JsonObject> findings) {
        Map<String, String> grades = new LinkedHashMap<>();
        findings.forEach(
                (what, finding) -> grades.put(what, finding.get("grade").getAsString()));
        return grades;
    }

    private static String words(Map<String, JsonObject> findings, String what) {
        return Objects.requireNonNull(findings.get(what)).get("words").getAsString();
    }
}
