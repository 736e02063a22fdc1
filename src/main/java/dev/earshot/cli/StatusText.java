package dev.earshot.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The agent's status for a reader's eye. A key that is not known here is shown as it came, so that an agent of a later
 * version loses nothing.
 *
 * @param zone for the time since when
 */
record StatusText(JsonObject status, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** One line for each thing that is known. */
    List<String> lines() {
        Map<String, String> shown = new LinkedHashMap<>();
        status.asMap().forEach((key, value) -> {
            String words = key.equals("since") ? time(words(value)) : words(value);
            if (!words.isBlank()) {
                shown.put(label(key), words);
            }
        });
        int widest = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
        return shown.entrySet().stream()
                .map(entry -> entry.getKey() + ":"
                        + " ".repeat(widest - entry.getKey().length() + 2) + entry.getValue())
                .toList();
    }

    /** What a status bar has room for. */
    String line() {
        return List.of("state", "sync", "problem").stream()
                .map(key -> status.has(key) ? words(status.get(key)) : "")
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static String label(String key) {
        String spaced =
                key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static String words(JsonElement value) {
        if (value.isJsonNull()) {
            return "";
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().entrySet().stream()
                    .map(entry -> label(entry.getKey()).toLowerCase(Locale.ROOT) + " " + words(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
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
