package dev.earshot.tray;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu as dbusmenu numbers it. An action has one number for ever and a number one action: a click in a menu that has
 * changed meanwhile does what was clicked, or nothing. Filled by one thread, asked by many.
 */
final class NumberedMenu {
    /** The number of the menu itself. */
    static final int ROOT = 0;

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Integer, TrayAction> actions = new ConcurrentHashMap<>();
    private volatile List<Row> rows = List.of();

    /**
     * An entry as panels see it. Variants can't be compared, so these are plain values.
     *
     * @param parent the number of the entry that opens the menu it is in
     */
    record Row(int id, int parent, Map<String, Object> properties) {
        Map<String, Variant<?>> variants() {
            Map<String, Variant<?>> variants = new HashMap<>();
            properties.forEach((name, value) -> variants.put(name, new Variant<>(value)));
            return variants;
        }
    }

    /** What a panel has to do to show a menu in place of the one before. */
    sealed interface Change {}

    /** Ask for the whole. */
    record Rebuilt() implements Change {}

    /** Change these entries; none if it is empty. */
    record Reworded(List<Row> rows) implements Change {}

    Change become(TrayMenu menu) {
        List<Row> old = rows;
        List<Row> fresh = new ArrayList<>();
        fill(fresh, ROOT, menu.entries());
        rows = List.copyOf(fresh);
        if (!places(old).equals(places(fresh))) {
            return new Rebuilt();
        }
        fresh.removeAll(old);
        return new Reworded(List.copyOf(fresh));
    }

    private void fill(List<Row> fresh, int parent, List<TrayMenu.Entry> entries) {
        for (int place = 0; place < entries.size(); place++) {
            TrayMenu.Entry entry = entries.get(place);
            Row row = row(entry, parent, place);
            fresh.add(row);
            if (entry instanceof TrayMenu.Submenu below) {
                fill(fresh, row.id(), below.entries());
            }
        }
    }

    /** All there are, each before those of the menu that it opens. */
    List<Row> rows() {
        return rows;
    }

    /** The entries of one menu, from top to bottom. */
    List<Row> below(int parent) {
        return rows.stream().filter(row -> row.parent() == parent).toList();
    }

    Optional<Row> row(int id) {
        return rows.stream().filter(row -> row.id() == id).findAny();
    }

    /** What a click on this number asks for. */
    Optional<TrayAction> action(int id) {
        return Optional.ofNullable(actions.get(id));
    }

    private Row row(TrayMenu.Entry entry, int parent, int place) {
        String here = parent + " " + place;
        return switch (entry) {
            case TrayMenu.Label label ->
                new Row(number("label " + here), parent, Map.of("label", escaped(label.text()), "enabled", false));
            case TrayMenu.Item item ->
                new Row(number(item.action()), parent, Map.of("label", escaped(item.text()), "enabled", true));
            case TrayMenu.Check check ->
                new Row(number(check.action()), parent, toggle(check.text(), "checkmark", check.on()));
            case TrayMenu.Radio radio ->
                new Row(number(radio.action()), parent, toggle(radio.text(), "radio", radio.on()));
            case TrayMenu.Submenu below ->
                new Row(
                        number("submenu " + parent + " " + below.text().split("\\W", 2)[0]),
                        parent,
                        Map.of("label", escaped(below.text()), "enabled", true, "children-display", "submenu"));
            case TrayMenu.Separator separator ->
                new Row(number("separator " + here), parent, Map.of("type", "separator"));
        };
    }

    private static Map<String, Object> toggle(String text, String type, boolean on) {
        return Map.of("label", escaped(text), "enabled", true, "toggle-type", type, "toggle-state", on ? 1 : 0);
    }

    /** From 1: 0 is the menu's own. */
    private int number(Object what) {
        int number = numbers.computeIfAbsent(what, it -> numbers.size() + 1);
        if (what instanceof TrayAction action) {
            actions.put(number, action);
        }
        return number;
    }

    /** A single underscore would underline the letter after it. */
    private static String escaped(String text) {
        return text.replace("_", "__");
    }

    private static List<List<Integer>> places(List<Row> rows) {
        return rows.stream().map(row -> List.of(row.id(), row.parent())).toList();
    }
}
