package dev.earshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program prints, to be waited for line by line. */
final class Screen extends ByteArrayOutputStream {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PrintStream stream() {
        return new PrintStream(this, true, UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        super.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        notifyAll();
    }

    String text() {
        return toString(UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** Waits for something printed that matches, and answers the first group. */
    synchronized String await(String pattern) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Matcher matcher = Pattern.compile(pattern).matcher(text());
        while (!matcher.find()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("no " + pattern + " in:\n" + text());
            }
            wait(left);
            matcher = Pattern.compile(pattern).matcher(text());
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
