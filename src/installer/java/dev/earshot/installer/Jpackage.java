package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        options.addAll(nativeOptions(APP));
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
        if (platform == Platform.MACOS) {
            Path folder = to.resolve(product.build().name() + ".app");
            Path contents = folder.resolve("Contents");
            return new Image(folder, contents.resolve("app"), contents.resolve("runtime/Contents/Home/bin/java"));
        }
        Path folder = to.resolve(Product.COMMAND);
        return new Image(folder, folder.resolve("app"), folder.resolve("runtime/bin/java.exe"));
    }

    /** The options that say where the native libraries are. */
    static List<String> nativeOptions(String jars) {
        return Stream.of("jna.boot.library.path", "jna.library.path", "java.library.path")
                .map(property -> "-D" + property + "=" + jars + "/" + Jars.NATIVE)
                .toList();
    }

    /** Makes the package: an .msi or a .dmg. */
    static void pack(Product product, Platform platform, Image image, Path own, Path to)
            throws IOException, InterruptedException {
        if (platform == Platform.MACOS) {
            // The cache came after jpackage's own seal.
            Tool.run(
                    "codesign",
                    "--force",
                    "--deep",
                    "--sign",
                    "-",
                    image.folder().toString());
        }
        List<String> words = words(product, platform, platform == Platform.MACOS ? "dmg" : "msi", own);
        words.addAll(List.of(
                "--app-image", image.folder().toString(),
                "--license-file", own.resolveSibling("../LICENSE").normalize().toString(),
                "--dest", to.toString()));
        Tool.ofJdk("jpackage", words);
    }

    /** What both are told: what the pom says, then this system's own options for the kind, one word a line. */
    private static List<String> words(Product product, Platform platform, String type, Path own) throws IOException {
        boolean mac = platform == Platform.MACOS;
        List<String> words = new ArrayList<>(List.of(
                "--type",
                type,
                "--name",
                // On macOS it is what people see in the folder of programs, elsewhere what they type.
                mac ? product.build().name() : Product.COMMAND,
                "--app-version",
                // macOS takes no version that begins with 0: 0.1.0 is 1.0.1 there.
                mac && product.number().startsWith("0.")
                        ? "1." + product.number().replaceFirst("\\.[^.]*$", "")
                        : product.number(),
                "--vendor",
                product.build().vendor(),
                "--description",
                product.build().description()));
        if (mac) {
            words.addAll(List.of("--mac-package-identifier", Product.ID));
        }
        Path options = own.resolve(type + ".options");
        if (Files.exists(options)) {
            for (String line : Options.in(options)) {
                words.add(line.replace("@FOLDER@", own.toString()));
            }
        }
        return words;
    }
}
