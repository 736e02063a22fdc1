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
}
