package dev.earshot.tray;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.desktop.Desktop;
import dev.earshot.status.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes the README's photographs of tray and menu in a real panel, {@code src/readme/tray.png} and {@code menu.png}: after
 * {@code mvn test-compile} run {@code mvn validate exec:exec -Dexec.classpathScope=test -Dexec.args="-cp %classpath
 * --enable-native-access=ALL-UNNAMED dev.earshot.tray.TrayPhotos"}.
 */
final class TrayPhotos {
    private static final int SCALE = 2;
    private static final int ICON = 32;
    private static final List<Map.Entry<AgentState, Sync>> STATES = List.of(
            Map.entry(new AgentState.Off(1), new Sync.Fine()),
            Map.entry(new AgentState.Opening(1), new Sync.Fine()),
            Map.entry(Pictures.LISTENING, new Sync.Fine()),
            Map.entry(new AgentState.Listening(1, Pictures.NOON, Hearing.SPEECH), new Sync.Fine()),
            Map.entry(Pictures.SILENCE, new Sync.Fine()),
            Map.entry(new AgentState.Paused(1), new Sync.Fine()),
            Map.entry(new AgentState.Lost(1, "The microphone is gone.", 1), new Sync.Fine()),
            Map.entry(Pictures.LISTENING, new Sync.Waiting(4)),
            Map.entry(Pictures.LISTENING, new Sync.Offline(4, "no route to the server")),
            Map.entry(Pictures.LISTENING, new Sync.Refused("the passphrase is wrong")));

    private TrayPhotos() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("photos");
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            desktop.panel();
            try (Face face = new Face(desktop)) {
                // The panel takes the icon in and draws it when it likes, and tells nobody.
                Thread.sleep(2000);
                BufferedImage row =
                        new BufferedImage(STATES.size() * ICON * SCALE, ICON * SCALE, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = row.createGraphics();
                graphics.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                for (int i = 0; i < STATES.size(); i++) {
                    face.show(STATES.get(i).getKey(), STATES.get(i).getValue());
                    Thread.sleep(600);
                    int left = i * ICON * SCALE;
                    graphics.drawImage(
                            desktop.photograph(), left, 0, left + ICON * SCALE, ICON * SCALE, 0, 0, ICON, ICON, null);
                }
                graphics.dispose();
                ImageIO.write(row, "png", Path.of("src/readme/tray.png").toFile());

                face.show(Pictures.LISTENING, new Sync.Fine());
                Thread.sleep(600);
                desktop.run("xdotool", "mousemove", "16", "16", "click", "3");
                Thread.sleep(1500);
                ImageIO.write(
                        desktop.photograph().getSubimage(0, 0, 325, 395),
                        "png",
                        Path.of("src/readme/menu.png").toFile());
            }
        }
    }
}
