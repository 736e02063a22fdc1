package dev.earshot.autostart;

import dev.earshot.system.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What starts the agent of the Earshot that is running.
 *
 * @param words the program by its absolute path, its arguments, and at last the word {@code run}
 */
public record LaunchCommand(List<String> words) {
    private static final String AGENT = "run";

    public LaunchCommand {
        words = List.copyOf(words);
    }

    /** That of this process. */
    public static LaunchCommand ofThisProcess() {
        return running(
                System.getProperties(),
                () -> ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /**
     * The program of Windows' or macOS' package, which jpackage names in {@code jpackage.app-path}; or the script of an app
     * folder or of Linux's packages, which names itself in {@code earshot.launcher}; or else, as in a checkout, this Java
     * with its class path.
     *
     * @param properties the system properties
     * @param jvmOptions the options that Java itself was started with; asked for in a checkout only, as that takes a while
     */
    public static LaunchCommand running(Properties properties, Supplier<List<String>> jvmOptions) {
        return Stream.of("jpackage.app-path", "earshot.launcher")
                .map(properties::getProperty)
                .filter(path -> path != null && !path.isEmpty())
                .findFirst()
                // Windows' package has a launcher without a console beside the one for the command line.
                .map(path -> path.replaceFirst("\\bearshot\\.exe$", "earshotw.exe"))
                .map(path -> new LaunchCommand(List.of(path, AGENT)))
                .orElseGet(() -> java(properties, jvmOptions));
    }

    private static LaunchCommand java(Properties properties, Supplier<List<String>> jvmOptions) {
        // On Windows java.exe would open a console window at each login.
        boolean windows = OperatingSystem.of(properties.getProperty("os.name")) == OperatingSystem.WINDOWS;
        List<String> words = new ArrayList<>();
        words.add(Path.of(properties.getProperty("java.home"), "bin", windows ? "javaw.exe" : "java")
                .toString());
        // A debugger's or profiler's agent belongs to this run alone.
        jvmOptions.get().stream()
                .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
                .forEach(words::add);
        words.addAll(List.of("-cp", classPath(properties), "dev.earshot.Main", AGENT));
        return new LaunchCommand(words);
    }

    /** A login starts in another folder than a checkout does. */
    private static String classPath(Properties properties) {
        Path here = Path.of(properties.getProperty("user.dir"));
        return Arrays.stream(properties.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> here.resolve(entry).normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The program by its absolute path. */
    public String program() {
        return words.getFirst();
    }

    /** Whether other words start the same program, whatever they then tell it to do. */
    boolean isStartedBy(List<String> others) {
        int beforeAgent = words.size() - 1;
        return others.size() >= beforeAgent
                && isSameFile(program(), others.getFirst())
                && words.subList(1, beforeAgent).equals(others.subList(1, beforeAgent));
    }

    private static boolean isSameFile(String one, String other) {
        return one.equals(other)
                || realPath(one)
                        .flatMap(path -> realPath(other).map(path::equals))
                        .orElse(false);
    }

    private static Optional<Path> realPath(String file) {
        try {
            return Optional.of(Path.of(file).toRealPath());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a program can be started by this path. */
    static boolean isThere(String program) {
        try {
            return Files.isRegularFile(Path.of(program)) && Files.isExecutable(Path.of(program));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Refuses to have a login start what is not there, as a path is that this locale can't write. */
    void check() throws IOException {
        if (!isThere(program())) {
            throw new IOException("Earshot can't be started at login: it seems to run from " + program()
                    + ", and no program is there; start Earshot anew from where it is and try again");
        }
    }
}
