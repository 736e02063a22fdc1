package dev.earshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Leaves a test out, and says so, where a program that it needs is missing; with {@code CI=true} that is a failure. */
public final class LeftOut {
    private LeftOut() {}

    /**
     * Leaves the test out unless it is possible.
     *
     * @param what the test is, and what it needs, as in {@code The PHP test is left out: it needs php-cli}
     */
    @SuppressWarnings("SystemOut") // Whoever runs the tests is to see it.
    public static void unless(boolean possible, String what) {
        if (!possible) {
            assertThat(System.getenv("CI")).as(what).isNotEqualTo("true");
            System.out.println(what);
            assumeTrue(false, what);
        }
    }

    /**
     * Leaves the test out unless it can have a session bus of its own, and peers in Python on it.
     *
     * @param test as in {@code The StatusNotifier test}
     */
    public static void unlessOnABusWithPeers(String test) {
        unless(
                isInstalled("dbus-daemon") && hasPythonDbus(),
                test + " is left out: it needs dbus, python3-dbus and python3-gi");
    }

    /** Whether a program is on the PATH. */
    public static boolean isInstalled(String program) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Whether Debian's own Python, in which the peers on a bus are written, can speak D-Bus. */
    public static boolean hasPythonDbus() {
        return Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/dbus"));
    }
}
