package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java with what Earshot uses of it, and no more. */
final class RunTime {
    /** What our code and our libraries use, beside java.base. */
    private static final List<String> MODULES = List.of(
            // Sound; the tray where dorkbox draws it.
            "java.desktop",
            "java.logging",
            // How many files may be open.
            "jdk.management",
            // logback: its settings, and a look for a directory service that it does without.
            "java.naming",
            "java.xml",
            "jdk.httpserver",
            // dbus-java: who the user is, keeping a socket alive.
            "jdk.net",
            "jdk.security.auth",
            // Gson and Kotlin: sun.misc.Unsafe.
            "jdk.unsupported");

    private RunTime() {}

    /** Links it into a new folder. */
    static void link(Path folder, Platform platform) throws IOException, InterruptedException {
        Tool.ofJdk(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        // Compressed here, it can't be where it is packed: 13 MB more to download. With nothing
                        // compressed, 7 MB more would be installed, for parts that are hardly called.
                        "zip-6:filter=/java.desktop/javax/**,/java.desktop/sun/**",
                        "--output",
                        folder.toString()));
        // Only java is called: to train the cache.
        for (String tool : List.of("keytool", "jwebserver")) {
            Files.deleteIfExists(folder.resolve("bin").resolve(platform == Platform.WINDOWS ? tool + ".exe" : tool));
        }
    }

    /** Takes names of functions that only debuggers read out of native libraries, where the system has a tool for it. */
    static void strip(Path folder) throws IOException, InterruptedException {
        if (Tool.isHere("strip")) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".so") || Files.isExecutable(file))
                        .toList()) {
                    Tool.run("strip", "--strip-unneeded", file.toString());
                }
            }
        }
    }
}
