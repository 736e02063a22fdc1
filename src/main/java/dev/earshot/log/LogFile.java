package dev.earshot.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.earshot.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log file and the full ones before it, {@code earshot.log.1} the latest. Only its user may read it.
 *
 * <p>Rolled by size alone: a limit on the space it takes is a promise, one on its age is not, and it needs no thread.
 */
final class LogFile extends RollingFileAppender<ILoggingEvent> {
    static final String NAME = "earshot.log";
    /** How many full files are kept. */
    static final int OLD_FILES = 4;

    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} %replace(%msg){'[\\r\\n]+', ' '}%n%ex";

    private LogFile() {}

    /**
     * A started appender.
     *
     * @param bytes size at which a file is full; it may be exceeded by one message
     * @throws IOException if the folder or the file in it can be neither made nor written
     */
    static LogFile in(Path folder, long bytes, LoggerContext context) throws IOException {
        PrivateFiles.createFolder(folder);
        Path path = folder.resolve(NAME);
        PrivateFiles.createFile(path);
        if (!Files.isWritable(path)) {
            throw new IOException(path + " is not writable");
        }

        var file = new LogFile();
        file.setName("file");
        file.setContext(context);
        file.setFile(path.toString());
        file.setEncoder(Terminal.pattern(LINE, context));

        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(path + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLD_FILES);
        rolling.start();
        file.setRollingPolicy(rolling);

        var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        full.setContext(context);
        full.setMaxFileSize(new FileSize(bytes));
        // By default the size is looked at once a minute.
        full.setCheckIncrement(Duration.buildByMilliseconds(0));
        full.start();
        file.setTriggeringPolicy(full);

        file.start();
        return file;
    }

    /** Each new file after rolling comes by here, too. */
    @Override
    public void openFile(String name) throws IOException {
        PrivateFiles.createFile(Path.of(name));
        super.openFile(name);
    }
}
