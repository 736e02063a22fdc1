package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.Main;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a real X server, with a tray and without. */
class TrayOnADesktopTest {
    private static final int GREY_OF_THE_ICON = 0x59616B;

    @TempDir
    private Path folder;

    @Test
    void theIconComesAndGoesWithTheProgram() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("Xvfb", "trayer", "import").allMatch(LeftOut::isInstalled),
                "The tray test is left out: it needs xvfb, trayer and imagemagick (apt-get install)");
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            String display = String.valueOf(desktop.environment().get("DISPLAY"));
            assertThat(XembedTray.isThere(display)).isFalse();
            desktop.trayer();
            for (int tries = 0; !XembedTray.isThere(display); tries++) {
                assertThat(tries).as("trayer is up").isLessThan(200);
                Thread.sleep(50);
            }
            assertThat(desktop.pixels(GREY_OF_THE_ICON)).isZero();
            Process earshot = desktop.start("earshot", earshot());
            awaitIcon(desktop, earshot);
            earshot.destroy();
            assertThat(earshot.waitFor(10, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(desktop.pixels(GREY_OF_THE_ICON)).isZero();
            assertThat(desktop.output("earshot"))
                    .contains("Display page:")
                    .doesNotContain("No tray icon")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aPanelOnTheBusNeedsNeitherScreenNorAwt() throws IOException, InterruptedException {
        LeftOut.unlessOnABusWithPeers("The StatusNotifier test");
        try (Desktop desktop = Desktop.start(folder).withBus()) {
            desktop.peer("sni_host");
            Process earshot = desktop.start("earshot", earshot());
            desktop.awaitLine("sni_host", "\"registered\"");
            assertThat(Path.of("/proc", String.valueOf(earshot.pid()), "maps"))
                    .content()
                    .contains("libjvm")
                    .doesNotContain("libawt", "libX11", "libgtk");
            earshot.destroy();
            assertThat(earshot.waitFor(10, TimeUnit.SECONDS)).as("ends").isTrue();
            desktop.awaitLine("sni_host", "\"gone\"");
            assertThat(desktop.output("earshot")).doesNotContain("No tray icon").doesNotContain("Exception");
        }
    }

    @Test
    void aDeadDisplayIsOneSentenceAndTheProgramGoesOn() throws IOException, InterruptedException {
        try (Desktop desktop = Desktop.start(folder)) {
            desktop.environment().put("DISPLAY", folder.resolve("no-display").toString());
            Process earshot = desktop.start("earshot", earshot());
            desktop.awaitLine("earshot", "No tray icon");
            earshot.destroy();
            assertThat(earshot.waitFor(10, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(desktop.output("earshot"))
                    .contains("Display page:")
                    .containsOnlyOnce("No tray icon: the desktop at " + folder.resolve("no-display") + " has none")
                    .doesNotContain("Exception");
        }
    }

    private static void awaitIcon(Desktop desktop, Process earshot) throws IOException, InterruptedException {
        for (int tries = 0; desktop.pixels(GREY_OF_THE_ICON) < 20; tries++) {
            assertThat(earshot.isAlive() && tries < 200)
                    .as("The icon appears; the program said: " + desktop.output("earshot"))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    private List<String> earshot() throws IOException {
        Path settings = folder.resolve("earshot.conf");
        Files.writeString(settings, "room-server.port = 0\n");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + folder,
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--config",
                settings.toString());
    }
}
