package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Path;

/** What Linux's packages are made of, and those of them that this system has the tools for. */
final class Linux {
    private Linux() {}

    /** Makes the tree in {@code work/root}, and the packages in {@code work}. */
    static void pack(Product product, Path project, Path work, Path image) throws IOException, InterruptedException {
        LinuxTexts texts = LinuxTexts.read(project.resolve("installer/linux"), product);
        Path root = LinuxTree.stage(project, work, image, texts);
        if (Tool.isHere("dpkg-deb")) {
            Deb.pack(product, root, texts, work);
        }
        if (Tool.isHere("rpmbuild")) {
            Rpm.pack(product, root, texts, work);
        }
    }

    /** Packs an app folder that is there; for trying. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[1], "installer");
        pack(Product.read(args[2]), Path.of(args[0]), work, work.resolve("image/earshot"));
    }
}
