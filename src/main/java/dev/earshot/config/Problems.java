package dev.earshot.config;

import dev.earshot.config.Written.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong with the settings, so that one report tells all of it, each once. */
final class Problems {
    private static final int SHOWN = 80;
    private static final Comparator<Problem> AS_WRITTEN = Comparator.comparing(
                    (Problem problem) -> problem.place().name())
            .thenComparingInt(problem -> problem.place().line());

    private final Set<Problem> problems = new LinkedHashSet<>();

    private record Problem(Place place, String text) {
        @Override
        public String toString() {
            return place + ": " + text;
        }
    }

    /** @param text what is wrong and what to do; one line */
    void add(Place place, String text) {
        problems.add(new Problem(place, text));
    }

    void add(Place place, String key, String text) {
        add(place, oneLine(key) + ": " + text);
    }

    /** Those of {@code keys}, which have just been changed, and those that were not there {@code before}, on whatever line. */
    Problems broughtBy(Set<String> keys, Problems before) {
        Set<String> known = before.problems.stream().map(Problem::text).collect(Collectors.toSet());
        Problems brought = new Problems();
        problems.stream()
                .filter(problem -> !known.contains(problem.text())
                        || keys.stream().anyMatch(key -> problem.text().startsWith(key + ": ")))
                .forEach(brought.problems::add);
        return brought;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    void throwIfAny() throws SettingsException {
        if (!isEmpty()) {
            throw new SettingsException(
                    problems.stream().sorted(AS_WRITTEN).map(Problem::toString).toList());
        }
    }

    static String quoted(String text) {
        return '"' + oneLine(text) + '"';
    }

    static String oneLine(String text) {
        return oneLine(text, SHOWN);
    }

    /** Keeps a report readable whatever is quoted in it: no control characters, not endless. */
    static String oneLine(String text, int most) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
