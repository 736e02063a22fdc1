package dev.earshot.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * All that is in a tree, and what each thing is.
 *
 * @param files what is at each path; of a file the checksum, of a link where to
 */
record Listing(SortedMap<String, String> files) {
    /** What the package system itself writes when any package comes or goes, one by one. */
    private static final List<String> OF_THE_PACKAGE_SYSTEM = List.of(
            "/etc/ld.so.cache",
            "/var/cache/ldconfig/aux-cache",
            "/var/cache/apt/pkgcache.bin",
            "/var/cache/apt/srcpkgcache.bin",
            // Of the manual's pages.
            "/var/cache/man/index.db",
            "/var/cache/debconf/config.dat",
            "/var/cache/debconf/config.dat-old",
            "/var/cache/debconf/templates.dat",
            "/var/cache/debconf/templates.dat-old",
            "/var/lib/apt/extended_states",
            "/var/lib/dpkg/status",
            "/var/lib/dpkg/status-old",
            "/var/lib/dpkg/triggers/File",
            "/var/log/alternatives.log",
            "/var/log/apt/eipp.log.xz",
            "/var/log/apt/history.log",
            "/var/log/apt/term.log",
            "/var/log/dpkg.log");

    /** Looks at all of a tree but what is mounted there, and folders that every program may write to. */
    static Listing of(CleanTree tree) throws IOException {
        return of(tree.path("/"), List.of("/proc", "/dev", "/run", "/mnt", "/tmp", "/home"));
    }

    /** Looks at all of a folder. */
    static Listing of(Path folder) throws IOException {
        return of(folder, List.of());
    }

    private static Listing of(Path root, List<String> but) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String path = "/" + root.relativize(file);
                if (but.stream().noneMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"))) {
                    found.put(path, what(file));
                }
            }
        }
        return new Listing(found);
    }

    private static String what(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "to " + Files.readSymbolicLink(file);
        }
        String mode = Integer.toOctalString((Integer) Files.getAttribute(file, "unix:mode"));
        if (Files.isRegularFile(file)) {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return mode + " " + sum.getValue();
        }
        return mode;
    }

    /** Paths where another one has something else, or one of both has nothing; less the package system's own. */
    List<String> differsFrom(Listing other) {
        TreeSet<String> all = new TreeSet<>(files.keySet());
        all.addAll(other.files.keySet());
        return all.stream()
                .filter(path -> !String.valueOf(files.get(path)).equals(String.valueOf(other.files.get(path))))
                .filter(path -> !OF_THE_PACKAGE_SYSTEM.contains(path))
                .toList();
    }
}
