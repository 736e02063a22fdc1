package dev.earshot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A terminal in a home of its own, in which the program is run without a process. */
final class Console {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    final Screen out = new Screen();
    final Screen err = new Screen();
    final Path home;
    private final InputStream in;
    private final Map<String, String> environment;

    Console(Path home, InputStream in) {
        this(home, in, Map.of());
    }

    Console(Path home, Map<String, String> environment) {
        this(home, InputStream.nullInputStream(), environment);
    }

    Console(Path home, InputStream in, Map<String, String> environment) {
        this.home = home;
        this.in = in;
        this.environment = environment;
    }

    Console(Path home) {
        this(home, "");
    }

    Console(Path home, String typed) {
        this(home, new ByteArrayInputStream(typed.getBytes(UTF_8)));
    }

    int run(String... args) {
        Surroundings surroundings =
                new Surroundings("Linux", environment, home, "ada", in, Clock.systemUTC(), new SecureRandom());
        return Earshot.start(args, out.stream(), err.stream(), surroundings);
    }

    /** Writes the settings file. */
    void settings(String text) throws IOException {
        Files.createDirectories(settingsFile().getParent());
        Files.writeString(settingsFile(), text);
        // Else there is a warning of a passphrase that others may read.
        Files.setPosixFilePermissions(settingsFile(), PosixFilePermissions.fromString("rw-------"));
    }

    Path settingsFile() {
        return home.resolve(".config/earshot/earshot.conf");
    }

    /** The program in a thread of its own, until it is interrupted. */
    Running start(String... args) {
        AtomicInteger code = new AtomicInteger(-1);
        return new Running(Thread.ofPlatform().name("main").start(() -> code.set(run(args))), code);
    }

    record Running(Thread thread, AtomicInteger code) {
        /** As Ctrl+C does; answers the exit code. */
        int interrupt() throws InterruptedException {
            thread.interrupt();
            thread.join();
            return code.get();
        }
    }
}
