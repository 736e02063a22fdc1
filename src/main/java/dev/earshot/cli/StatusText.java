package dev.earshot.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The agent's status for a reader's eye.
 *
 * @param zone for the time since when
 */
record StatusText(JsonObject status, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> PLAIN =
            List.of("microphone", "model", "server", "room", "speaker", "hotkey", "display", "profile");
    private static final List<String> FIGURES = List.of("sent", "queued", "errors");

    /** One line for each thing that is known. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line());
        add(lines, "since", time(word("since")));
        PLAIN.forEach(key -> add(lines, key, word(key)));
        add(lines, "level", level());
        add(lines, "captions", figures());
        return lines;
    }

    /** What a status bar has room for. */
    String line() {
        return word("tooltip");
    }

    private static void add(List<String> lines, String label, String words) {
        if (!words.isBlank()) {
            lines.add(String.format(Locale.ROOT, "  %-12s%s", label, words));
        }
    }

    private String word(String key) {
        return status.has(key) ? words(status.get(key)) : "";
    }

    private String level() {
        if (!(status.get("level") instanceof JsonObject level)) {
            return "";
        }
        if (!level.has("rms") || !level.has("peak")) {
            return "silence";
        }
        boolean clipping = level.has("clipping") && words(level.get("clipping")).equals("true");
        return words(level.get("rms")) + " dBFS, peak " + words(level.get("peak")) + " dBFS"
                + (clipping ? ", too loud" : "");
    }

    private String figures() {
        if (!(status.get("figures") instanceof JsonObject figures)) {
            return "";
        }
        String delay = figures.has("delay") ? ", " + words(figures.get("delay")) + " s behind speech" : "";
        return FIGURES.stream()
                        .filter(figures::has)
                        .map(key -> words(figures.get(key)) + " " + key)
                        .collect(Collectors.joining(", "))
                + heldBack(figures)
                + delay;
    }

    private static String heldBack(JsonObject figures) {
        String heldBack = figures.has("held_back") ? words(figures.get("held_back")) : "0";
        return heldBack.equals("0") ? "" : ", " + heldBack + " held back as unsure";
    }

    private static String words(JsonElement value) {
        // A terminal must not take a name for a command.
        return (value.isJsonPrimitive() ? value.getAsString() : value.toString()).replaceAll("\\p{Cntrl}", " ");
    }

    private String time(String since) {
        try {
            return TIME.format(Instant.parse(since).atZone(zone));
        } catch (DateTimeException e) {
            return since;
        }
    }
}
