package dev.earshot.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logging as the settings ask for it, from {@link #start} until {@link #close}.
 *
 * <p>Messages go to {@code earshot.log}: five files of 2 MB at most, with stack traces. Warnings and errors also go to
 * the terminal, one plain line each, so they must make sense to a user without their exception. Of libraries only
 * warnings are kept. It starts no thread.
 */
public final class Logging implements AutoCloseable {
    /** The one logger that may be told what was said; it is off unless the user allows it. Never log text elsewhere. */
    public static final String CAPTIONS = "dev.earshot.captions";

    private static final String OWN = "dev.earshot";
    private static final long FILE_BYTES = 2_000_000;

    private final LoggerContext context;

    private Logging(LoggerContext context) {
        this.context = context;
    }

    /**
     * Starts logging for the whole process. A folder that cannot be written is no error: one warning on the terminal
     * says so, and the log file is done without.
     *
     * @param folder where the log file is; made, for this user alone, if it does not exist
     * @param level the least severe of Earshot's own messages to keep
     * @param captions whether {@link #CAPTIONS} is kept
     * @param terminal where warnings go, usually standard error; left open
     */
    public static Logging start(Path folder, Level level, boolean captions, OutputStream terminal) {
        // OkHttp logs to java.util.logging, which prints to standard error. Its warnings repeat what its callers are
        // told by exceptions, so they are dropped instead of bridged.
        LogManager.getLogManager().reset();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return start(context, folder, FILE_BYTES, level, captions, terminal);
    }

    static Logging start(
            LoggerContext context, Path folder, long fileBytes, Level level, boolean captions, OutputStream terminal) {
        context.reset();
        context.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        // It warns of what it then does without, in words that no user can act on.
        context.getLogger("dorkbox").setLevel(ch.qos.logback.classic.Level.ERROR);
        keep(context, level, captions);

        root.addAppender(Terminal.on(terminal, context));
        try {
            root.addAppender(LogFile.in(folder, fileBytes, context));
        } catch (IOException e) {
            context.getLogger(Logging.class)
                    .warn(
                            "Nothing is logged to a file: {} cannot be written ({}). Make it writable for your user.",
                            folder,
                            e.getMessage());
        }
        return new Logging(context);
    }

    /** Keeps from now on what these settings ask for, as {@link #start} does; from any thread. */
    public void keep(Level level, boolean captions) {
        keep(context, level, captions);
    }

    private static void keep(LoggerContext context, Level level, boolean captions) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .setLevel(
                        level == Level.ERROR ? ch.qos.logback.classic.Level.ERROR : ch.qos.logback.classic.Level.WARN);
        context.getLogger(OWN).setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
        context.getLogger(CAPTIONS)
                .setLevel(captions ? ch.qos.logback.classic.Level.INFO : ch.qos.logback.classic.Level.OFF);
    }

    /** Ends logging: what is logged later is dropped. */
    @Override
    public void close() {
        context.stop();
    }
}
