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
            // dbus-java: who the user is, keeping a socket alive.
            "jdk.net",
            "jdk.security.auth",
            // Gson and Kotlin: sun.misc.Unsafe.
            "jdk.unsupported");

    private RunTime() {}

    /**
     * What is compressed. A package packs the rest better than jlink does: with all compressed here it is 13 MB larger.
     * XML is 12 MB that java.desktop brings along and that hardly anybody calls.
     */
    private static final String COMPRESSED = "zip-9:filter=/java.xml/**";

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
                        COMPRESSED,
                        "--output",
                        folder.toString()));
        // Nobody calls it.
        Files.deleteIfExists(folder.resolve("bin").resolve(platform == Platform.WINDOWS ? "keytool.exe" : "keytool"));
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
