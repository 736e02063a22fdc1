package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of Linux's packages, each where it will be installed, below a folder that stands for {@code /}. */
final class LinuxTree {
    private final Path root;
    private final Path share;
    private final LinuxTexts texts;

    private LinuxTree(Path root, LinuxTexts texts) {
        this.root = root;
        this.share = root.resolve("usr/share");
        this.texts = texts;
    }

    /**
     * Makes it.
     *
     * @param project for texts that people read
     * @param work holds the app folder and, if they were made, {@code manual} and {@code earshot.cdx.json}
     * @return the folder
     */
    static Path stage(Path project, Path work, Path image, LinuxTexts texts) throws IOException, InterruptedException {
        LinuxTree tree = new LinuxTree(work.resolve("root"), texts);
        Folders.delete(tree.root);
        tree.program(image);
        tree.desktop();
        tree.manual(work.resolve("manual"));
        tree.papers(project, work);
        openToAll(tree.root);
        return tree.root;
    }

    /** Lets everyone read it and run what is a program, whatever the builder's umask is. */
    static void openToAll(Path root) throws IOException, InterruptedException {
        Tool.run("chmod", "-R", "u=rwX,go=rX", root.toString());
    }

    private void program(Path image) throws IOException, InterruptedException {
        Path lib = Files.createDirectories(root.resolve("usr/lib"));
        // With their times, by which the cache knows the jars.
        Tool.run("cp", "-a", image.toString(), lib.resolve(Product.COMMAND).toString());
        // Packages have them in /usr/share/doc; the sample of the settings is in the program.
        for (String paper : List.of("README.md", "LICENSE", "licences", "config")) {
            Folders.delete(lib.resolve(Product.COMMAND).resolve(paper));
        }
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(
                bin.resolve(Product.COMMAND), Path.of("../lib", Product.COMMAND, "bin", Product.COMMAND));
    }

    private void desktop() throws IOException {
        texts.write("earshot.desktop", share.resolve("applications/" + Product.ID + ".desktop"));
        texts.write("metainfo.xml", share.resolve("metainfo/" + Product.ID + ".metainfo.xml"));
        for (int size : Icon.SIZES) {
            Path folder = share.resolve("icons/hicolor/" + size + "x" + size + "/apps");
            Files.write(Files.createDirectories(folder).resolve(Product.COMMAND + ".png"), Icon.png(size));
        }
    }

    private void manual(Path manual) throws IOException, InterruptedException {
        for (Path page : in(manual.resolve("man"))) {
            copy(page, share.resolve("man/man1").resolve(page.getFileName()));
            zip(share.resolve("man/man1").resolve(page.getFileName()));
        }
        for (Path completion : in(manual.resolve("completion/bash"))) {
            copy(completion, share.resolve("bash-completion/completions").resolve(completion.getFileName()));
        }
        for (Path completion : in(manual.resolve("completion/zsh"))) {
            copy(completion, share.resolve("zsh/vendor-completions").resolve(completion.getFileName()));
        }
    }

    private void papers(Path project, Path work) throws IOException, InterruptedException {
        Path doc = share.resolve("doc").resolve(Product.COMMAND);
        copy(project.resolve("README.md"), doc.resolve("README.md"));
        copy(project.resolve("src/main/resources/META-INF/NOTICE"), doc.resolve("NOTICE"));
        for (Path licence : in(project.resolve("installer/licences"))) {
            copy(licence, doc.resolve("licences").resolve(licence.getFileName()));
        }
        texts.write("copyright", doc.resolve("copyright"));
        texts.write("changelog", doc.resolve("changelog"));
        zip(doc.resolve("changelog"));
        Path parts = work.resolve("earshot.cdx.json");
        if (Files.exists(parts)) {
            copy(parts, doc.resolve(parts.getFileName()));
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without its time and name, as every build's is to be the same. */
    private static void zip(Path file) throws IOException, InterruptedException {
        Tool.run("gzip", "-9n", file.toString());
    }
}
