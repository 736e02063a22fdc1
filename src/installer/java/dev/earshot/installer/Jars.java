package dev.earshot.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The program's jars without what other systems need. */
final class Jars {
    /** Where native libraries lie, below the jars. */
    static final String NATIVE = "native";

    private Jars() {}

    /** Copies all jars of a folder, and puts native libraries that are to be files into {@link #NATIVE} beside them. */
    static void trim(Path from, Path to, Platform platform) throws IOException {
        Files.createDirectories(to.resolve(NATIVE));
        for (Path jar : in(from)) {
            trimOne(jar, to, platform);
        }
    }

    /** A folder's jars, by name. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void trimOne(Path jar, Path to, Platform platform) throws IOException {
        try (ZipFile all = new ZipFile(jar.toFile());
                ZipOutputStream wanted = new ZipOutputStream(Files.newOutputStream(to.resolve(jar.getFileName())))) {
            for (ZipEntry entry : all.stream().toList()) {
                try (InputStream content = all.getInputStream(entry)) {
                    if (platform.unpacks(entry.getName())) {
                        Files.copy(content, to.resolve(NATIVE).resolve(baseName(entry)));
                    } else if (platform.wants(entry.getName())) {
                        // A copy of the entry would hold it to the compressed size it had.
                        ZipEntry copy = new ZipEntry(entry.getName());
                        copy.setTimeLocal(entry.getTimeLocal());
                        wanted.putNextEntry(copy);
                        content.transferTo(wanted);
                    }
                }
            }
        }
    }

    private static String baseName(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
}
