package dev.earshot.tray;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.LeftOut;
import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.delivery.Sync;
import dev.earshot.desktop.Desktop;
import dev.earshot.status.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The icon on a real bus, with a host that sees and clicks as a panel does. */
class StatusNotifierTest {
    private static final String HOST = "sni_host";

    @TempDir
    private Path folder;

    private Desktop desktop;
    private Process bus;

    @BeforeEach
    void login() throws IOException, InterruptedException {
        LeftOut.unlessOnABusWithPeers("The StatusNotifier test");
        desktop = Desktop.start(folder);
        bus = desktop.bus();
    }

    @AfterEach
    void logout() {
        if (desktop != null) {
            desktop.close();
        }
    }

    @Test
    void aPanelSeesTheIconAndTheWholeMenu() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            JsonObject item = dump(host);
            JsonObject properties = item.getAsJsonObject("properties");
            Map.of(
                            "Category", "ApplicationStatus",
                            "Id", "earshot",
                            "Title", "Earshot",
                            "Status", "Active",
                            "ItemIsMenu", "0",
                            "Menu", "/MenuBar")
                    .forEach((name, value) ->
                            assertThat(properties.get(name).getAsString()).isEqualTo(value));
            assertThat(properties.get("ToolTip").getAsString()).contains("Earshot", "Not listening");
            assertThat(properties.getAsJsonArray("IconPixmap").toString())
                    .isEqualTo("[\"16x16\",\"22x22\",\"24x24\",\"32x32\",\"44x44\",\"48x48\",\"64x64\"]");
            assertThat(labels(item))
                    .containsExactly(
                            "Not listening",
                            "-",
                            "Start listening (Ctrl+Alt+L)",
                            "-",
                            "Room panel · Ada",
                            "7 sent · 3 queued · 6 errors · 0.6 s behind",
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
            assertThat(face.missing).isEmpty();
        }
        desktop.awaitLine(HOST, "\"gone\"");
    }

    @Test
    void everyEntryDoesWhatItSaysAndALeftClickToggles() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            tell(host, "activate");
            assertThat(face.nextChosen()).isEqualTo(new TrayAction.Tell(Command.TOGGLE));
            face.show(Pictures.LISTENING, new Sync.Fine());
            desktop.awaitLine(HOST, "NewIcon");
            for (TrayMenu.Entry entry : TrayMenu.of(Pictures.of(Pictures.LISTENING, new Sync.Fine()), false)
                    .entries()) {
                switch (entry) {
                    case TrayMenu.Item item -> {
                        tell(host, "click " + item.text());
                        assertThat(face.nextChosen()).isEqualTo(item.action());
                    }
                    case TrayMenu.Check check -> {
                        tell(host, "click " + check.text());
                        assertThat(face.nextChosen()).isEqualTo(check.action());
                    }
                    case TrayMenu.Radio radio -> throw new AssertionError(radio);
                    case TrayMenu.Submenu below -> throw new AssertionError(below);
                    case TrayMenu.Label label -> {}
                    case TrayMenu.Separator separator -> {}
                }
            }
            tell(host, "click Listening");
            assertThat(face.poll(100)).isNull();
            assertThat(desktop.output(HOST)).doesNotContain("\"error\"");
        }
    }

    @Test
    void changesAreToldWithinAQuarterOfASecond() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            long begin = System.nanoTime();
            face.show(new AgentState.Lost(1, "The <microphone> is gone.", 1), new Sync.Refused("wrong passphrase"));
            desktop.awaitLine(HOST, "NewIcon");
            // The line is looked for every 50 ms.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(300));
            desktop.awaitLine(HOST, "NewToolTip");
            JsonObject item = dump(host);
            assertThat(labels(item))
                    .startsWith("Not hearing: The <microphone> is gone.", "Captions: refused: wrong passphrase");
            assertThat(item.getAsJsonObject("properties").get("ToolTip").getAsString())
                    .contains("The &lt;microphone&gt; is gone.");
        }
    }

    @Test
    void theTickIsLookedUpWhenTheMenuOpens() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            assertThat(toggleState(dump(host))).isEqualTo("0");
            face.startsAtLogin = true;
            // A label does nothing when it is clicked, but the menu opens for it.
            tell(host, "click Not listening");
            assertThat(face.poll(300)).isNull();
            String ticked = "0";
            for (int tries = 0; tries < 50 && ticked.equals("0"); tries++) {
                ticked = toggleState(dump(host));
            }
            assertThat(ticked).isEqualTo("1");
        }
    }

    @Test
    void aProfileIsChosenInASubmenuWhoseMarkFollows() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            face.showProfiles(Optional.of("church"), List.of("church", "raid"));
            assertThat(submenu(host, "Profile: church"))
                    .containsExactly("2 church radio 1", "2 raid radio 0", "2 - - -", "2 No profile radio 0");
            tell(host, "click raid");
            assertThat(face.nextChosen()).isEqualTo(new TrayAction.UseProfile(Optional.of("raid")));
            tell(host, "click No profile");
            assertThat(face.nextChosen()).isEqualTo(new TrayAction.UseProfile(Optional.empty()));
            face.showProfiles(Optional.of("raid"), List.of("church", "raid"));
            assertThat(submenu(host, "Profile: raid"))
                    .containsExactly("2 church radio 0", "2 raid radio 1", "2 - - -", "2 No profile radio 0");
            tell(host, "click Profile: raid");
            assertThat(face.poll(100)).isNull();
            assertThat(desktop.output(HOST)).doesNotContain("\"error\"");
        }
    }

    /** What is in a submenu, as depth, label, kind of mark and mark; waits until there is such a one. */
    private List<String> submenu(Process host, String label) throws IOException, InterruptedException {
        for (int tries = 0; tries < 50; tries++) {
            List<JsonObject> rows = dump(host).getAsJsonArray("menu").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .toList();
            int at = rows.stream().map(row -> word(row, "label")).toList().indexOf(label);
            if (at >= 0) {
                assertThat(word(rows.get(at), "children-display")).isEqualTo("submenu");
                return rows.subList(at + 1, rows.size()).stream()
                        .takeWhile(row -> word(row, "depth").equals("2"))
                        .map(row -> word(row, "depth") + " " + word(row, "label") + " " + word(row, "toggle-type") + " "
                                + word(row, "toggle-state"))
                        .toList();
            }
        }
        throw new IOException("The menu has no " + label);
    }

    private static String word(JsonObject row, String key) {
        return row.has(key) ? row.get(key).getAsString() : "-";
    }

    @Test
    void theIconComesBackWithThePanel() throws IOException, InterruptedException {
        Process first = desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            first.destroyForcibly().waitFor();
            Process second = desktop.peer(HOST);
            desktop.awaitLine(HOST, "\"registered\"");
            assertThat(labels(dump(second))).startsWith("Not listening");
            assertThat(face.missing).isEmpty();
        }
    }

    @Test
    void withoutAPanelOneSentenceSaysSoAndTheIconComesWhenOneDoes() throws IOException, InterruptedException {
        try (Face face = new Face(desktop)) {
            assertThat(face.missing.poll(10, TimeUnit.SECONDS)).startsWith("No tray icon: no panel shows a tray now.");
            face.show(Pictures.LISTENING, new Sync.Fine());
            Process host = desktop.peer(HOST);
            desktop.awaitLine(HOST, "\"registered\"");
            assertThat(labels(dump(host))).startsWith("Listening");
            assertThat(face.missing).isEmpty();
        }
    }

    @Test
    void aBusThatDiesTakesTheIconWithItAndNothingElse() throws IOException, InterruptedException {
        desktop.peer(HOST);
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            bus.destroyForcibly().waitFor();
            face.show(Pictures.LISTENING, new Sync.Fine());
            face.show(new AgentState.Off(1), new Sync.Fine());
            assertThat(face.poll(300)).isNull();
            assertThat(face.missing).isEmpty();
        }
    }

    @Test
    void aPanelThatHangsHoldsUpNothing() throws IOException, InterruptedException {
        Process host = desktop.peer(HOST);
        long begin;
        try (Face face = new Face(desktop)) {
            desktop.awaitLine(HOST, "\"registered\"");
            desktop.run("kill", "-STOP", String.valueOf(host.pid()));
            face.show(Pictures.LISTENING, new Sync.Fine());
            assertThat(face.poll(200)).isNull();
            begin = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    private static void tell(Process host, String command) throws IOException {
        host.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        host.getOutputStream().flush();
    }

    /** What the host sees now. */
    private JsonObject dump(Process host) throws IOException, InterruptedException {
        long before = items().size();
        tell(host, "dump");
        for (int tries = 0; tries < 400; tries++) {
            List<JsonObject> items = items();
            if (items.size() > before) {
                return items.getLast();
            }
            Thread.sleep(25);
        }
        throw new IOException("The host tells nothing of the icon: " + desktop.output(HOST));
    }

    private List<JsonObject> items() throws IOException {
        String output = desktop.output(HOST);
        return output.substring(0, output.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{\"event\": \"item\""))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** The menu's lines, separators as dashes. */
    private static List<String> labels(JsonObject item) {
        List<String> labels = new ArrayList<>();
        JsonArray menu = item.getAsJsonArray("menu");
        for (JsonElement row : menu.asList().subList(1, menu.size())) {
            JsonElement label = row.getAsJsonObject().get("label");
            labels.add(label == null ? "-" : label.getAsString());
        }
        return labels;
    }

    private static String toggleState(JsonObject item) {
        return item.getAsJsonArray("menu").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(row -> row.has("toggle-state"))
                .findFirst()
                .orElseThrow()
                .get("toggle-state")
                .getAsString();
    }
}
