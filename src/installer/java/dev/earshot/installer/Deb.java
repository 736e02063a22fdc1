package dev.earshot.installer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's package; dpkg-deb packs it. */
final class Deb {
    private static final List<String> SCRIPTS = List.of("postinst", "prerm", "postrm");

    private Deb() {}

    /**
     * Packs a tree.
     *
     * @return the package
     */
    static Path pack(Product product, Path root, LinuxTexts texts, Path to) throws IOException, InterruptedException {
        String architecture = Tool.run("dpkg", "--print-architecture").strip();
        Path overrides = texts.write("lintian-overrides", root.resolve("usr/share/lintian/overrides/earshot"));
        Path control = root.resolve("DEBIAN");
        Folders.delete(control);
        String kib = String.valueOf(kib(root));
        String sums = sums(root);
        Files.createDirectories(control);
        try {
            Files.writeString(
                    control.resolve("control"),
                    texts.text("control", Map.of("ARCHITECTURE", architecture, "KIB", kib)));
            Files.writeString(control.resolve("md5sums"), sums);
            for (String script : SCRIPTS) {
                Tool.run(
                        "chmod",
                        "u+x",
                        texts.write(script, control.resolve(script)).toString());
            }
            LinuxTree.openToAll(root);
            Path deb = to.resolve(Product.COMMAND + "_" + product.linuxVersion() + "_" + architecture + ".deb");
            String epoch = "SOURCE_DATE_EPOCH=" + product.time().toInstant().getEpochSecond();
            Tool.run(
                    "env",
                    epoch,
                    "dpkg-deb",
                    "--root-owner-group",
                    "-Zxz",
                    "-z9",
                    "--build",
                    root.toString(),
                    deb.toString());
            return deb;
        } finally {
            // The tree is other packages' too.
            Folders.delete(control);
            Files.delete(overrides);
        }
    }

    /** As dpkg-gencontrol counts, whatever the builder's file system: files in whole KiB, one for each of all others. */
    private static long kib(Path root) throws IOException {
        long kib = 0;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                boolean file = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
                kib += file ? Math.ceilDiv(Files.size(each), 1024) : 1;
            }
        }
        return kib;
    }

    private static String sums(Path root) throws IOException {
        StringBuilder sums = new StringBuilder();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                byte[] sum = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
                sums.append("%032x  %s%n".formatted(new BigInteger(1, sum), root.relativize(file)));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
        return sums.toString();
    }
}
