package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.LeftOut;
import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.agent.Hearing;
import dev.earshot.delivery.Sync;
import dev.earshot.desktop.Desktop;
import dev.earshot.status.Pictures;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The icon as a real panel shows it. */
class PanelTest {
    private static final int GREY = 0x59616B;
    private static final int AMBER = 0xA96300;
    private static final int GREEN = 0x0B8A4B;
    private static final int RED = 0xC8242B;
    private static final int BLACK = 0x20252B;
    /** Fewer may be a chance mixture; a badge's cross has about ten. */
    private static final int ENOUGH = 5;

    @TempDir
    private Path folder;

    @Test
    void everyStateIsSeenALeftClickTogglesAndTheIconComesBackWithThePanel() throws IOException, InterruptedException {
        LeftOut.unless(
                Stream.of("Xvfb", "xfce4-panel", "import", "xdotool", "dbus-daemon", "gdbus")
                        .allMatch(LeftOut::isInstalled),
                "The panel test is left out: it needs xvfb, xfce4-panel, imagemagick, xdotool, dbus and libglib2.0-bin");
        try (Desktop desktop = Desktop.start(folder).withScreen().withBus()) {
            Process panel = desktop.panel();
            try (Face face = new Face(desktop)) {
                awaitColor(desktop, GREY);
                Map<AgentState, Integer> colours = new LinkedHashMap<>();
                colours.put(new AgentState.Opening(1), AMBER);
                colours.put(new AgentState.Listening(1, Pictures.NOON, Hearing.SPEECH), 0x1668C7);
                colours.put(new AgentState.Paused(1), 0x7A3FA8);
                colours.put(new AgentState.Lost(1, "The microphone is gone.", 1), RED);
                colours.put(Pictures.LISTENING, GREEN);
                colours.put(Pictures.SILENCE, RED);
                for (Map.Entry<AgentState, Integer> state : colours.entrySet()) {
                    face.show(state.getKey(), new Sync.Fine());
                    awaitColor(desktop, state.getValue());
                }
                Point place = awaitBadge(desktop, face, new Sync.Waiting(4), AMBER);
                awaitBadge(desktop, face, new Sync.Offline(4, "no route to the server"), BLACK);
                awaitBadge(desktop, face, new Sync.Refused("wrong passphrase"), RED);

                desktop.run("xdotool", "mousemove", place.x + "", place.y + "", "click", "1");
                assertThat(face.nextChosen()).isEqualTo(new TrayAction.Tell(Command.TOGGLE));

                panel.destroyForcibly().waitFor();
                face.show(new AgentState.Paused(1), new Sync.Fine());
                desktop.panel();
                awaitColor(desktop, 0x7A3FA8);
                assertThat(face.missing).isEmpty();
                assertThat(desktop.output("panel")).doesNotContain("LIBDBUSMENU");
            }
        }
    }

    /** Shows it over the icon of an agent that listens, and gives the badge's middle. */
    private static Point awaitBadge(Desktop desktop, Face face, Sync sync, int rgb)
            throws IOException, InterruptedException {
        face.show(Pictures.LISTENING, new Sync.Fine());
        awaitColor(desktop, GREEN);
        assertThat(desktop.pixels(rgb)).as("%06X without %s", rgb, sync).isLessThan(ENOUGH);
        face.show(Pictures.LISTENING, sync);
        Point badge = awaitColor(desktop, rgb);
        assertThat(badge.distance(find(desktop, GREEN)))
                .as("from the badge to the icon")
                .isLessThan(24);
        return badge;
    }

    /** Gives the middle of what has this colour. */
    private static Point awaitColor(Desktop desktop, int rgb) throws IOException, InterruptedException {
        for (int tries = 0; desktop.pixels(rgb) < ENOUGH; tries++) {
            assertThat(tries)
                    .as("Colour %06X appears; the panel said: %s", rgb, desktop.output("panel"))
                    .isLessThan(100);
            Thread.sleep(50);
        }
        return find(desktop, rgb);
    }

    private static Point find(Desktop desktop, int rgb) throws IOException, InterruptedException {
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
        return new Point((int) (left / count), (int) (top / count));
    }
}
