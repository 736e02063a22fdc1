package dev.earshot.installed;

import dev.earshot.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A system of the machine's own kind with nothing in it, in which packages are installed. Its processes and mounts are in
 * namespaces of their own, which the kernel clears away as soon as this process ends, however it ends.
 */
final class CleanTree implements AutoCloseable {
    /** Who uses it; the first ordinary user of a system. */
    static final int USER = 1000;

    private static final Path FOLDER = Path.of("target/installed");
    /** Its first process takes in orphans, and ends with its standard input. */
    private static final String ENTER = """
            set -e
            mount --rbind /dev "$1/dev"
            mount -t proc proc "$1/proc"
            mount -t tmpfs tmpfs "$1/run"
            mount --bind "$2" "$1/mnt"
            exec chroot "$1" /bin/bash -c 'echo up; while read -r; do :; done'
            """;

    private final Path root;
    private final Path shared;
    private final Process life;
    private final long first;

    private CleanTree(Path root, Path shared, Process life, long first) {
        this.root = root;
        this.shared = shared;
        this.life = life;
        this.first = first;
    }

    /** Leaves the test out where there can't be such a tree. */
    static void needs() throws IOException {
        LeftOut.unless(
                Stream.of("mmdebstrap", "unshare", "nsenter", "setpriv", "apt-get")
                                .allMatch(LeftOut::isInstalled)
                        && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "The test of the installed package is left out: it needs root, mmdebstrap and util-linux, on Debian");
    }

    /**
     * Makes it and begins its life.
     *
     * @param shared a folder that is {@code /mnt} there
     */
    static CleanTree open(String name, Path shared) throws IOException, InterruptedException {
        Path root = FOLDER.resolve(name).toAbsolutePath();
        delete(root);
        run("cp", "-a", bare().toString(), root.toString());
        Process life = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        "-c",
                        ENTER,
                        "sh",
                        root.toString(),
                        shared.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = life.inputReader();
        String line = said.readLine();
        if (!"up".equals(line)) {
            throw new IOException("No namespaces: " + line);
        }
        long first = life.toHandle().children().findFirst().orElseThrow().pid();
        return new CleanTree(root, shared, life, first);
    }

    /** A tree that nothing was ever done in, made once and kept until mvn clean. */
    private static Path bare() throws IOException, InterruptedException {
        Path bare = FOLDER.resolve("bare").toAbsolutePath();
        if (!Files.exists(bare)) {
            Files.createDirectories(FOLDER);
            Path begun = FOLDER.resolve("begun").toAbsolutePath();
            delete(begun);
            List<String> command = new ArrayList<>(List.of(
                    "mmdebstrap",
                    "--quiet",
                    "--variant=minbase",
                    "--skip=cleanup/apt/lists",
                    "--customize-hook=chroot \"$1\" useradd --create-home --uid " + USER + " ada",
                    codename(),
                    begun.toString()));
            sources().map(Path::toString).forEach(command::add);
            run(command.toArray(String[]::new));
            for (String file : List.of("etc/resolv.conf", "etc/hosts")) {
                Files.copy(Path.of("/", file), begun.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            // A computer that loses power now has lost nothing.
            Files.writeString(begun.resolve("etc/dpkg/dpkg.cfg.d/fast"), "force-unsafe-io\n");
            Files.move(begun, bare);
        }
        return bare;
    }

    private static String codename() throws IOException {
        Properties system = new Properties();
        try (BufferedReader in = Files.newBufferedReader(Path.of("/etc/os-release"))) {
            system.load(in);
        }
        return system.getProperty("VERSION_CODENAME");
    }

    /** Where this machine has its own packages from: what signs them is known by a key ring of the system's. */
    private static Stream<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Path old = Path.of("/etc/apt/sources.list");
        if (Files.exists(old)) {
            found.add(old);
        }
        try (Stream<Path> files = Files.list(Path.of("/etc/apt/sources.list.d"))) {
            files.sorted().forEach(found::add);
        }
        String codename = codename();
        List<Path> own = new ArrayList<>();
        for (Path file : found) {
            boolean names = Files.readAllLines(file).stream()
                    .anyMatch(line -> line.matches("(deb|Suites:) (.* )?" + codename + "( .*)?"));
            if (names) {
                own.add(file);
            }
        }
        return own.stream();
    }

    /** Where a file of it is on this machine. */
    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** A folder on this machine that is {@code /mnt} there. */
    Path shared() {
        return shared;
    }

    /** Runs a program in it as root to a good end, and gives what it wrote. */
    String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(List.of(), command);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        for (String proxy : List.of("http_proxy", "https_proxy", "no_proxy")) {
            String value = System.getenv(proxy);
            if (value != null) {
                builder.environment().put(proxy, value);
            }
        }
        return Said.must(builder);
    }

    /** Runs apt-get in it, which asks nothing. */
    String apt(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("apt-get", "--yes", "--quiet"), Stream.of(words))
                .toList());
    }

    /** A program of its user's in it. */
    ProcessBuilder asUser(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = builder(
                List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", "--inh-caps=-all"), command);
        builder.environment().putAll(environment);
        return builder;
    }

    private ProcessBuilder builder(List<String> before, List<String> command) {
        List<String> words = new ArrayList<>(
                List.of("nsenter", "--target", Long.toString(first), "--mount", "--pid", "chroot", root.toString()));
        words.addAll(before);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C.UTF-8"));
        return builder;
    }

    /** Ids, in the tree, of processes that run Earshot, whichever of its versions. */
    List<String> agents() throws IOException, InterruptedException {
        return run(List.of(
                        "sh",
                        "-c",
                        "for process in /proc/[0-9]*; do case $(readlink \"$process/exe\") in"
                                + " /usr/lib/earshot/*) echo \"${process#/proc/}\" ;; esac; done; :"))
                .lines()
                .toList();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Said.must(new ProcessBuilder(command));
    }

    /** Nothing of this machine, should anything be mounted there yet. */
    private static void delete(Path tree) throws IOException, InterruptedException {
        run("rm", "-rf", "--one-file-system", tree.toString());
    }

    @Override
    public void close() throws IOException {
        try {
            life.getOutputStream().close();
            if (!life.waitFor(20, TimeUnit.SECONDS)) {
                life.destroyForcibly().waitFor();
            }
            delete(root);
        } catch (InterruptedException e) {
            life.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
