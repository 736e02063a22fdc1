package dev.earshot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What the user is told: warnings and errors, one plain line each. */
final class Terminal {
    private static final String LINE = "earshot: %replace(%msg){'[\\r\\n]+', ' '}%n%nopex";

    private Terminal() {}

    /** A started appender that leaves the stream open when it stops. */
    static Appender<ILoggingEvent> on(OutputStream stream, LoggerContext context) {
        var warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();

        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setName("terminal");
        appender.setContext(context);
        appender.setEncoder(pattern(LINE, context));
        appender.setOutputStream(new LeftOpen(stream));
        appender.addFilter(warnings);
        appender.addFilter(new BusLibrary());
        appender.start();
        return appender;
    }

    static PatternLayoutEncoder pattern(String pattern, LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    /** Warns in words that no user can act on; what matters of the bus is said by those who use it. */
    private static final class BusLibrary extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getLoggerName().startsWith("org.freedesktop.dbus") ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    /** Logback closes what it writes to; standard error must outlive it. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
