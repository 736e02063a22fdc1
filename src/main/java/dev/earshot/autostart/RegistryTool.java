package dev.earshot.autostart;

import java.io.IOException;
import java.util.List;

/** Runs Windows' {@code reg.exe}, or what stands for it. */
@FunctionalInterface
interface RegistryTool {
    /**
     * Waits for it to end.
     *
     * @param arguments without blanks and quotes that would have to be escaped, but for a path
     * @return its exit code, 0 for done
     */
    int run(List<String> arguments) throws IOException, InterruptedException;

    /** The real one. Not run here: written on Linux, never tried on Windows. */
    static RegistryTool real() {
        return arguments -> {
            var reg = new ProcessBuilder("reg.exe")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            reg.command().addAll(arguments);
            return reg.start().waitFor();
        };
    }
}
