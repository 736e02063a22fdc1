package dev.earshot.desktop;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A panel without a screen, which sees the menu and clicks in it as real panels do. */
final class TrayHost {
    private static final String NAME = "sni_host";

    private final Desktop desktop;
    private final Process process;

    TrayHost(Desktop desktop) throws IOException, InterruptedException {
        this.desktop = desktop;
        this.process = desktop.peer(NAME);
    }

    void awaitIcon() throws IOException, InterruptedException {
        desktop.awaitLine(NAME, "\"registered\"");
    }

    /** How often an icon has come. */
    long icons() throws IOException {
        return desktop.output(NAME)
                .lines()
                .filter(line -> line.contains("\"registered\""))
                .count();
    }

    void awaitNoIcon() throws IOException, InterruptedException {
        desktop.awaitLine(NAME, "\"gone\"");
    }

    void die() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void click(String label) throws IOException {
        tell("click " + label);
    }

    void leftClick() throws IOException {
        tell("activate");
    }

    private void tell(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits up to 10 s for a menu that is as wished, and gives its lines, separators as dashes, ticks as {@code [x]}. */
    List<String> awaitMenu(Predicate<List<String>> wish) throws IOException, InterruptedException {
        List<String> menu = menu();
        for (int tries = 0; !wish.test(menu); tries++) {
            if (tries == 200) {
                throw new IOException("The menu is not as awaited but: " + menu + "; the host said: "
                        + desktop.output(NAME)
                                .lines()
                                .filter(line -> line.contains("\"error\""))
                                .toList());
            }
            Thread.sleep(50);
            menu = menu();
        }
        return menu;
    }

    private List<String> menu() throws IOException, InterruptedException {
        int before = items().size();
        tell("dump");
        for (int tries = 0; items().size() == before; tries++) {
            if (tries == 400) {
                throw new IOException("The host tells nothing of the icon: " + desktop.output(NAME));
            }
            Thread.sleep(25);
        }
        List<String> labels = new ArrayList<>();
        JsonArray rows = items().getLast().getAsJsonArray("menu");
        for (JsonElement element : rows.asList().subList(1, rows.size())) {
            JsonObject row = element.getAsJsonObject();
            String label = row.has("label") ? row.get("label").getAsString() : "-";
            boolean ticked = row.has("toggle-state") && row.get("toggle-state").getAsInt() == 1;
            labels.add(ticked ? "[x] " + label : label);
        }
        return labels;
    }

    private List<JsonObject> items() throws IOException {
        String output = desktop.output(NAME);
        return output.substring(0, output.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{\"event\": \"item\""))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
