package dev.earshot.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All findings, in the order in which they were made. Pure. */
public record Report(List<Finding> findings) {
    private static final int WIDEST_NAME = 14;

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether anything does not work. */
    public boolean failed() {
        return count(Grade.FAILURE) > 0;
    }

    /** One finding: its grade, what was looked at and what was found; what to do on a line of its own. */
    public static String text(Finding finding) {
        String line = String.format(
                Locale.ROOT, "%-8s %-" + WIDEST_NAME + "s %s", finding.grade().word(), finding.what(), finding.words());
        return finding.advice().isBlank() ? line : line + "\n" + " ".repeat(WIDEST_NAME + 10) + "→ " + finding.advice();
    }

    /** All of it, and the sum on the last line. */
    public String text() {
        return Stream.concat(findings.stream().map(Report::text), Stream.of(summary()))
                .collect(Collectors.joining("\n"));
    }

    /** How many came out how. */
    public String summary() {
        return Stream.of(Grade.values())
                .filter(grade -> count(grade) > 0)
                .map(grade -> count(grade) + " " + grade.word())
                .collect(Collectors.joining(", "));
    }

    /** One object with the array {@code findings} and whether any {@code failed}. */
    public String json() {
        JsonArray all = new JsonArray();
        for (Finding finding : findings) {
            JsonObject one = new JsonObject();
            one.addProperty("what", finding.what());
            one.addProperty("grade", finding.grade().word());
            one.addProperty("words", finding.words());
            one.addProperty("advice", finding.advice());
            all.add(one);
        }
        JsonObject json = new JsonObject();
        json.addProperty("failed", failed());
        json.add("findings", all);
        return json.toString();
    }

    private long count(Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }
}
