package dev.earshot.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program of the system's, as it is called for an errand. */
record Program(List<String> command, String input, Charset charset) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    Program(String... command) {
        this(List.of(command), "", Charset.defaultCharset());
    }

    /** How an errand went. */
    enum End {
        /** It did what it should. */
        WELL,
        /** It is there and said no. */
        BADLY,
        /** It is not installed. */
        MISSING,
        /** It is still at it. */
        RUNS_ON
    }

    String name() {
        return command.getFirst();
    }

    /**
     * Runs it, with nothing but {@code environment}, and waits for its end no longer than {@code patience}. What it says is
     * thrown away: a program that leaves a process behind, as xclip does, would hold the pipe open for as long.
     */
    End run(Map<String, String> environment, Duration patience) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            LOG.debug("{} can't be started", name(), e);
            return End.MISSING;
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(charset));
        } catch (IOException e) {
            LOG.debug("{} did not take its input", name(), e);
        }
        try {
            if (!process.waitFor(patience)) {
                return End.RUNS_ON;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.RUNS_ON;
        }
        LOG.debug("{} ended with {}", name(), process.exitValue());
        return process.exitValue() == 0 ? End.WELL : End.BADLY;
    }
}
