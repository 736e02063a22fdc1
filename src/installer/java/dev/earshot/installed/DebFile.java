package dev.earshot.installed;

import dev.earshot.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A Debian package.
 *
 * @param file where it is
 */
record DebFile(Path file) {
    private static final String JARS = "usr/lib/earshot/lib";

    /** The one that was built; leaves the test out where none was. */
    static DebFile built() throws IOException {
        Path folder = Path.of("target/installer");
        List<Path> found = List.of();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                found = files.filter(file -> file.getFileName().toString().matches("earshot_.*\\.deb"))
                        .toList();
            }
        }
        LeftOut.unless(
                found.size() == 1,
                "The test of the .deb is left out: it needs one in " + folder + ", where there are " + found);
        return new DebFile(found.getFirst());
    }

    /** What it says of itself, such as {@code Version}. */
    String field(String name) throws IOException, InterruptedException {
        return Said.must(new ProcessBuilder("dpkg-deb", "--field", file.toString(), name))
                .strip();
    }

    /** Unpacks what it installs. */
    void unpack(Path to) throws IOException, InterruptedException {
        Said.must(new ProcessBuilder("dpkg-deb", "--extract", file.toString(), to.toString()));
    }

    /**
     * Makes a package of a later version, in which, as far as a running program can tell, nothing is where it was: all jars
     * but the program's have other names.
     *
     * @param work a folder for its making
     * @param to its folder
     */
    DebFile later(String version, Path work, Path to) throws IOException, InterruptedException {
        Path tree = work.resolve("later");
        Said.must(new ProcessBuilder("dpkg-deb", "--raw-extract", file.toString(), tree.toString()));
        Path control = tree.resolve("DEBIAN/control");
        Files.writeString(control, Files.readString(control).replaceFirst("(?m)^Version: .*$", "Version: " + version));
        // Sums of what is no longer there.
        Files.deleteIfExists(tree.resolve("DEBIAN/md5sums"));
        Path main = tree.resolve(JARS).resolve("earshot.jar");
        makeLater(main, version);
        List<Path> others;
        try (Stream<Path> files = Files.list(tree.resolve(JARS))) {
            others = files.filter(file -> file.toString().endsWith(".jar") && !file.equals(main))
                    .toList();
        }
        for (Path jar : others) {
            Files.move(jar, Path.of(later(jar.toString())));
        }
        Path made = to.resolve("earshot_" + version + "_" + field("Architecture") + ".deb");
        Said.must(new ProcessBuilder(
                "dpkg-deb", "--root-owner-group", "-Znone", "--build", tree.toString(), made.toString()));
        return new DebFile(made);
    }

    /** The program's jar gets another version, and the others' new names. */
    private static void makeLater(Path jar, String version) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path build = inside.getPath("dev/earshot/build.properties");
            String words = Files.readString(build);
            Files.writeString(build, words.replaceFirst("(?m)^version *= *.*$", "version=" + version));
            Path file = inside.getPath("META-INF/MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes()
                    .compute(Attributes.Name.CLASS_PATH, (name, jars) -> later(String.valueOf(jars)));
            try (OutputStream out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
        }
    }

    private static String later(String jars) {
        return jars.replaceAll("\\.jar\\b", "-later.jar");
    }
}
