package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the app folder of Linux: {@code target/earshot} with a Java of its own, and so with the same launcher. That of
 * jpackage asks dpkg and rpm at each start who owns it, which takes longer than the start itself.
 */
final class Script {
    private Script() {}

    /**
     * Makes it.
     *
     * @param packed {@code target/earshot}
     * @param jars the folder of the trimmed jars
     */
    static Image make(Path packed, Path jars, Path runTime, Path to) throws IOException {
        Path folder = to.resolve(Product.COMMAND);
        Folders.copy(packed, folder);
        Path lib = folder.resolve("lib");
        for (Path jar : Jars.in(lib)) {
            Files.delete(jar);
        }
        // Trained for another Java.
        Files.deleteIfExists(lib.resolve(Image.CACHE));
        Files.delete(folder.resolve("bin/earshot.cmd"));
        Folders.copy(jars, lib);
        Path own = folder.resolve("runtime");
        Folders.copy(runTime, own);
        return new Image(folder, lib, own.resolve("bin/java"));
    }
}
