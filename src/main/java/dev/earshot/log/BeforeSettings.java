package dev.earshot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logging until the settings are read and {@link Logging} starts: warnings, on standard error. Logback finds this class
 * as a service; it takes the place of a {@code logback.xml}, and of the time to parse one at each start.
 */
public final class BeforeSettings extends ContextAwareBase implements Configurator {
    /** Logback makes this object itself, so no other stream can be handed in. */
    @Override
    @SuppressWarnings("SystemOut")
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(Terminal.on(System.err, context));
        context.getLogger(Logging.CAPTIONS).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
