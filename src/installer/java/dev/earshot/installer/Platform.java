package dev.earshot.installer;

import java.util.Locale;
import java.util.regex.Pattern;

/** The system that is built on, which is the one that is built for: jlink, jpackage and AOT caches know no other way. */
enum Platform {
    LINUX("linux"),
    WINDOWS("win(32|dows)"),
    MACOS("darwin|mac");

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");
    /** What lies beside the jars, where its library can be told so: unpacked at each start it would cost time, and fail where /tmp allows no programs. */
    private static final Pattern BESIDE =
            Pattern.compile(".*/(libvosk\\.(so|dylib)|libjnidispatch\\.(so|jnilib)|(lib)?JNativeHook\\.(dylib|dll))");

    private final Pattern own;

    Platform(String name) {
        String processor = processor(System.getProperty("os.arch"));
        // linux-x86-64/, linux/x86_64/, Linux/x86_64/; Vosk's for macOS is for all processors.
        own = Pattern.compile("(?i)(.*/)?(" + name + ")([-/](" + processor + "))?/[^/]+");
    }

    /** The one that this JVM runs on. */
    static Platform here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
    }

    private static String processor(String arch) {
        return arch.equals("aarch64") ? "aarch64|arm64" : "x86[-_]64";
    }

    /** Whether an entry of a jar is anything but another system's native library. */
    boolean wants(String entry) {
        return !NATIVE.matcher(entry).matches() || own.matcher(entry).matches();
    }

    /** Whether an entry of a jar is a native library that is to lie in a file of its own. */
    boolean unpacks(String entry) {
        return wants(entry) && BESIDE.matcher(entry).matches();
    }
}
