package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the app folder of Windows and macOS, and their packages. Not run here: written on Linux, never tried there. */
final class Jpackage {
    /** What jpackage's launcher puts the folder of the jars in place of. */
    private static final String APP = "$APPDIR";

    private Jpackage() {}

    /**
     * Makes the app folder.
     *
     * @param jars the folder of the trimmed jars
     * @param icon a picture as this system's programs have it
     * @param javaOptions how Java runs the program
     * @param own the folder of what is this system's alone
     */
    static Image make(
            Product product,
            Platform platform,
            Path jars,
            Path runTime,
            Path icon,
            List<String> javaOptions,
            Path own,
            Path to)
            throws IOException {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(Image.nativeOptions(APP));
        options.add("-XX:AOTCache=" + APP + "/" + Image.CACHE);
        // A cache that does not fit is done without, in silence.
        options.add("-Xlog:aot=off,cds=off,class+path=off");
        List<String> words = words(product, platform, "app-image", own);
        words.addAll(List.of(
                "--icon",
                icon.toString(),
                "--input",
                jars.toString(),
                "--main-jar",
                Image.MAIN_JAR,
                "--main-class",
                "dev.earshot.Main",
                "--runtime-image",
                runTime.toString(),
                "--dest",
                to.toString()));
        options.forEach(option -> words.addAll(List.of("--java-options", option)));
        Tool.ofJdk("jpackage", words);
        return switch (platform) {
            case MACOS -> {
                Path folder = to.resolve(product.name() + ".app");
                Path contents = folder.resolve("Contents");
                yield new Image(folder, contents.resolve("app"), contents.resolve("runtime/Contents/Home/bin/java"));
            }
            case LINUX, WINDOWS -> {
                Path folder = to.resolve(Product.COMMAND);
                yield new Image(folder, folder.resolve("app"), folder.resolve("runtime/bin/java.exe"));
            }
        };
    }

    /** Makes the package: an .msi or a .dmg. */
    static void pack(Product product, Platform platform, Image image, Path own, Path to) throws IOException {
        List<String> words = words(product, platform, platform == Platform.MACOS ? "dmg" : "msi", own);
        words.addAll(List.of(
                "--app-image", image.folder().toString(),
                "--license-file", own.resolveSibling("../LICENSE").normalize().toString(),
                "--dest", to.toString()));
        Tool.ofJdk("jpackage", words);
    }

    /** What both are told: what the pom says, then this system's own options for the kind, one word a line. */
    private static List<String> words(Product product, Platform platform, String type, Path own) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                // On macOS it is what people see in the folder of programs, elsewhere what they type.
                platform == Platform.MACOS ? product.name() : Product.COMMAND,
                "--app-version",
                product.number(),
                "--vendor",
                product.name(),
                "--description",
                product.description()));
        Path options = own.resolve(type + ".options");
        if (Files.exists(options)) {
            for (String line : Options.in(options)) {
                words.add(line.replace("@FOLDER@", own.toString()));
            }
        }
        return words;
    }
}
