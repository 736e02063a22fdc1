package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The app folder: launcher, jars, native libraries, run-time image, AOT cache. Runs wherever it is put. */
final class Image {
    /** The cache's name, beside the jars. */
    private static final String CACHE = "earshot.aot";
    /** What jpackage's launcher puts the folder of the jars in place of. */
    private static final String APP = "$APPDIR";

    private final Path folder;
    private final List<String> javaOptions;

    private Image(Path folder, List<String> javaOptions) {
        this.folder = folder;
        this.javaOptions = javaOptions;
    }

    /**
     * Makes it.
     *
     * @param jars the folder of the trimmed jars
     * @param icon a picture as this system's programs have it
     * @param javaOptions how Java runs the program
     */
    static Image make(Product product, Path jars, Path runTime, Path icon, List<String> javaOptions, Path to)
            throws IOException {
        List<String> options = new ArrayList<>(javaOptions);
        options.add("-Djna.boot.library.path=" + APP + "/" + Jars.NATIVE);
        options.add("-Djna.library.path=" + APP + "/" + Jars.NATIVE);
        options.add("-Djava.library.path=" + APP + "/" + Jars.NATIVE);
        options.add("-XX:AOTCache=" + APP + "/" + CACHE);
        if (Platform.here() == Platform.LINUX) {
            // An upgrade may bring another Java, whose helper starts no program for an agent that goes on with the old
            // one.
            options.add("-Djdk.lang.Process.launchMechanism=FORK");
        }
        // A cache that does not fit is done without, in silence.
        options.add("-Xlog:aot=off,cds=off,class+path=off");
        List<String> words = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                Product.COMMAND,
                "--app-version",
                product.number(),
                "--vendor",
                product.name(),
                "--description",
                product.description(),
                "--icon",
                icon.toString(),
                "--input",
                jars.toString(),
                "--main-jar",
                product.jar(),
                // Without it the other jars are not on the class path.
                "--main-class",
                "dev.earshot.Main",
                "--runtime-image",
                runTime.toString(),
                "--dest",
                to.toString()));
        options.forEach(option -> words.addAll(List.of("--java-options", option)));
        Tool.ofJdk("jpackage", words);
        return new Image(to.resolve(Product.COMMAND), javaOptions);
    }

    /** The folder itself. */
    Path folder() {
        return folder;
    }

    /** Says of every file that it is of this time: a cache knows the jars by their times. */
    void date(FileTime time) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    /** Where the cache belongs. */
    Path cache() {
        return app().resolve(CACHE);
    }

    /** What its launcher tells Java, as a command that can be given more options. */
    List<String> java(String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("lib/runtime/bin/java").toString());
        command.addAll(javaOptions);
        for (String path : List.of("jna.boot.library.path", "jna.library.path", "java.library.path")) {
            command.add("-D" + path + "=" + app().resolve(Jars.NATIVE));
        }
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", classPath(), "dev.earshot.Main"));
        return command;
    }

    /** In the launcher's order, to which a cache is bound. */
    private String classPath() throws IOException {
        return String.join(
                java.io.File.pathSeparator,
                Files.readAllLines(app().resolve(Product.COMMAND + ".cfg")).stream()
                        .filter(line -> line.startsWith("app.classpath="))
                        .map(line -> line.substring(line.indexOf('=') + 1).replace(APP, app().toString()))
                        .toList());
    }

    private Path app() {
        return folder.resolve("lib/app");
    }
}
