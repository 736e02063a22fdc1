package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The package of Fedora, openSUSE and their like; rpmbuild packs it. */
final class Rpm {
    private Rpm() {}

    /**
     * Packs a tree.
     *
     * @return the package
     */
    static Path pack(Product product, Path root, LinuxTexts texts, Path to) throws IOException, InterruptedException {
        Path work = Files.createDirectories(to.resolve("rpm"));
        Path spec = work.resolve("earshot.spec");
        Files.writeString(spec, texts.text("earshot.spec", Map.of("FILES", files(root))));
        String epoch = "SOURCE_DATE_EPOCH=" + product.time().toInstant().getEpochSecond();
        Tool.run(
                "env",
                epoch,
                "rpmbuild",
                "-bb",
                "--define",
                "_topdir " + work.toAbsolutePath(),
                "--define",
                "tree " + root.toAbsolutePath(),
                // No system's RPM database is looked into or made.
                "--define",
                "_dbpath " + work.toAbsolutePath().resolve("db"),
                spec.toString());
        Path made;
        try (Stream<Path> files = Files.walk(work.resolve("RPMS"))) {
            made = files.filter(file -> file.toString().endsWith(".rpm"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("rpmbuild left no package in " + work));
        }
        Path rpm = Files.move(made, to.resolve(made.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Folders.delete(work);
        return rpm;
    }

    /** Every file, and those folders that are this package's alone. */
    private static String files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> own = all.filter(each -> !each.startsWith(root.resolve("usr/lib")) && !Files.isDirectory(each))
                    .sorted()
                    .toList();
            return Stream.concat(
                            Stream.of("/usr/lib/" + Product.COMMAND, "%dir /usr/share/doc/" + Product.COMMAND),
                            own.stream()
                                    .map(file -> "/" + root.relativize(file))
                                    .map(file -> file.replace("/vendor-completions/", "/site-functions/")))
                    .collect(Collectors.joining("\n"));
        }
    }
}
