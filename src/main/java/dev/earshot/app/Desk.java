package dev.earshot.app;

import dev.earshot.system.OperatingSystem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has on their desk, reached by the system's own commands: java.awt.Desktop and AWT's clipboard would bring in
 * AWT, and may block. Each errand gives one sentence if it failed. It may take {@link #PATIENCE} for each program tried, so
 * it is not for a toolkit's thread.
 *
 * @param os as in the system property {@code os.name}
 * @param environment the environment variables, which name the screen to use
 */
record Desk(String os, Map<String, String> environment) {
    /** A browser that is still starting by then has been found. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Opens a page in the user's browser. */
    Optional<String> open(URI page) {
        return show(opener(page), page.toString(), "in a browser");
    }

    /** Opens a text file in the user's editor. */
    Optional<String> edit(Path file) {
        return show(editor(file), file.toString(), "in an editor");
    }

    private Optional<String> show(Program program, String what, String where) {
        return switch (program.run(environment, PATIENCE)) {
            case WELL, RUNS_ON -> Optional.empty();
            case BADLY ->
                Optional.of(program.name() + " can't open it here, so open " + what + " " + where + " yourself");
            case MISSING -> Optional.of(program.name() + " is missing, so open " + what + " " + where + " yourself");
        };
    }

    /** Puts a text on the clipboard. */
    Optional<String> copy(String text) {
        Clipboard clipboard = new Clipboard(os, environment);
        for (Program program : clipboard.programs(text)) {
            if (program.run(environment, PATIENCE) == Program.End.WELL) {
                return Optional.empty();
            }
        }
        return Optional.of(clipboard.trouble());
    }

    Program opener(URI page) {
        return switch (OperatingSystem.of(os)) {
            case WINDOWS -> new Program("rundll32", "url.dll,FileProtocolHandler", page.toString());
            case MAC -> new Program("open", page.toString());
            case LINUX -> new Program("xdg-open", page.toString());
        };
    }

    Program editor(Path file) {
        return switch (OperatingSystem.of(os)) {
            case WINDOWS -> new Program("notepad", file.toString());
            case MAC -> new Program("open", "-t", file.toString());
            case LINUX -> new Program("xdg-open", file.toString());
        };
    }
}
