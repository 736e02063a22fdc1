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
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Integer, TrayAction> actions = new ConcurrentHashMap<>();
    private volatile List<Row> rows = List.of();

    /** An entry as panels see it. Variants can't be compared, so these are plain values. */
    record Row(int id, Map<String, Object> properties) {
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
        for (TrayMenu.Entry entry : menu.entries()) {
            fresh.add(row(entry, fresh.size()));
        }
        rows = List.copyOf(fresh);
        if (!ids(old).equals(ids(fresh))) {
            return new Rebuilt();
        }
        fresh.removeAll(old);
        return new Reworded(List.copyOf(fresh));
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Row> row(int id) {
        return rows.stream().filter(row -> row.id() == id).findAny();
    }

    /** What a click on this number asks for. */
    Optional<TrayAction> action(int id) {
        return Optional.ofNullable(actions.get(id));
    }

    private Row row(TrayMenu.Entry entry, int place) {
        return switch (entry) {
            case TrayMenu.Label label ->
                new Row(number("label " + place), Map.of("label", escaped(label.text()), "enabled", false));
            case TrayMenu.Item item ->
                new Row(number(item.action()), Map.of("label", escaped(item.text()), "enabled", true));
            case TrayMenu.Check check ->
                new Row(
                        number(check.action()),
                        Map.of(
                                "label",
                                escaped(check.text()),
                                "enabled",
                                true,
                                "toggle-type",
                                "checkmark",
                                "toggle-state",
                                check.on() ? 1 : 0));
            case TrayMenu.Separator separator -> new Row(number("separator " + place), Map.of("type", "separator"));
        };
    }

    /** From 1: 0 is the menu itself. */
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

    private static List<Integer> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
