package dev.earshot.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts of which a failure to close must not keep the next from being closed. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.error(
                    "Closing {} failed; the log file has the details",
                    part.getClass().getSimpleName(),
                    e);
        }
    }
}
