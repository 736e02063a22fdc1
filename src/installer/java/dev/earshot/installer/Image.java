package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * The app folder: launcher, jars, native libraries, run-time image, AOT cache. Runs wherever it is put.
 *
 * @param folder the folder itself
 * @param jars the folder in it that has the jars
 * @param java its Java
 */
record Image(Path folder, Path jars, Path java) {
    /** The cache's name, beside the jars. */
    static final String CACHE = "earshot.aot";
    /** The jar that has Main, and whose manifest names the others. */
    static final String MAIN_JAR = "earshot.jar";

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
        return jars.resolve(CACHE);
    }
}
