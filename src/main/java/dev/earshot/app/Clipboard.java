package dev.earshot.app;

import dev.earshot.system.OperatingSystem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * By which programs a text comes onto the clipboard. Pure.
 *
 * @param os as in the system property {@code os.name}
 * @param environment the environment variables
 */
record Clipboard(String os, Map<String, String> environment) {

    /** Those that may do it, the best first; empty without a screen. */
    List<Program> programs(String text) {
        return switch (OperatingSystem.of(os)) {
            // Takes UTF-16 for what it is; anything else would be in the console's code page.
            case WINDOWS -> List.of(program(text, StandardCharsets.UTF_16LE, "clip.exe"));
            // Without a locale pbcopy takes its input for MacRoman.
            case MAC -> List.of(program(text, StandardCharsets.UTF_8, "/usr/bin/env", "LC_CTYPE=UTF-8", "pbcopy"));
            case LINUX -> onLinux(text);
        };
    }

    /** What to say if none of them did it. */
    String trouble() {
        if (OperatingSystem.of(os) != OperatingSystem.LINUX) {
            return "The clipboard can't be reached";
        }
        if (programs("").isEmpty()) {
            return "There is no clipboard: neither WAYLAND_DISPLAY nor DISPLAY is set";
        }
        return "The clipboard can't be reached; install " + (isSet("WAYLAND_DISPLAY") ? "wl-clipboard" : "xclip")
                + " to copy";
    }

    private List<Program> onLinux(String text) {
        List<Program> programs = new ArrayList<>();
        if (isSet("WAYLAND_DISPLAY")) {
            programs.add(program(text, StandardCharsets.UTF_8, "wl-copy"));
        }
        if (isSet("DISPLAY")) {
            programs.add(program(text, StandardCharsets.UTF_8, "xclip", "-selection", "clipboard"));
            programs.add(program(text, StandardCharsets.UTF_8, "xsel", "-b", "-i"));
        }
        return List.copyOf(programs);
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private static Program program(String text, Charset charset, String... command) {
        return new Program(List.of(command), text, charset);
    }
}
