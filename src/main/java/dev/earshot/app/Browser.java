package dev.earshot.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens pages in the user's browser by the system's own command: java.awt.Desktop would bring in AWT, and may block.
 *
 * @param os as in the system property {@code os.name}
 */
record Browser(String os) {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    /** Returns at once; if there is no browser, one sentence tells the user. */
    void open(URI page) {
        List<String> command = command(page);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            LOG.debug("{} is process {}", command.getFirst(), process.pid());
        } catch (IOException e) {
            LOG.warn("{} is missing, so open {} in a browser yourself", command.getFirst(), page, e);
        }
    }

    List<String> command(URI page) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", page.toString());
    }
}
