package dev.earshot.autostart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a desktop file, of which single keys can be read and changed while all else stays as it is. Keys are
 * those of the group {@code [Desktop Entry]}. Source: Desktop Entry Specification 1.5, "Basic format of the file".
 *
 * @param lines the file's lines
 */
record DesktopEntry(List<String> lines) {
    private static final String GROUP = "[Desktop Entry]";

    DesktopEntry {
        lines = List.copyOf(lines);
    }

    static DesktopEntry of(String text) {
        return new DesktopEntry(text.lines().toList());
    }

    static DesktopEntry of(Map<String, String> values) {
        List<String> lines = new ArrayList<>(List.of(GROUP));
        values.forEach((key, value) -> lines.add(key + "=" + value));
        return new DesktopEntry(lines);
    }

    /** All keys and their values, as they are written. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i : entries()) {
            values.put(key(lines.get(i)), afterEquals(lines.get(i)));
        }
        return values;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values().get(key));
    }

    boolean is(String key, boolean wanted) {
        return value(key).filter(String.valueOf(wanted)::equals).isPresent();
    }

    /** With this value in the place of the key's first, or else at the group's end. */
    DesktopEntry with(String key, String value) {
        List<Integer> at = at(key);
        List<String> changed = new ArrayList<>(lines);
        String line = key + "=" + value;
        if (at.isEmpty()) {
            changed.add(entries().isEmpty() ? changed.size() : entries().getLast() + 1, line);
            return new DesktopEntry(changed);
        }
        changed.set(at.getFirst(), line);
        at.subList(1, at.size()).reversed().forEach(i -> changed.remove((int) i));
        return new DesktopEntry(changed);
    }

    DesktopEntry without(String key) {
        List<String> changed = new ArrayList<>(lines);
        at(key).reversed().forEach(i -> changed.remove((int) i));
        return new DesktopEntry(changed);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private List<Integer> at(String key) {
        return entries().stream().filter(i -> key(lines.get(i)).equals(key)).toList();
    }

    /** Where keys of the group are. */
    private List<Integer> entries() {
        List<Integer> entries = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[")) {
                inside = line.equals(GROUP);
            } else if (inside && !line.startsWith("#") && line.contains("=")) {
                entries.add(i);
            }
        }
        return entries;
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('=')).strip();
    }

    private static String afterEquals(String line) {
        return line.substring(line.indexOf('=') + 1).strip();
    }
}
