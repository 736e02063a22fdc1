package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the app folder and this system's packages. */
public final class Installer {
    private Installer() {}

    /**
     * Takes the project's folder, the build's folder, and the time of the build's output in ISO 8601.
     *
     * @throws IOException with a sentence that says what failed
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path project = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Product product = Product.read(args[2]);
        Platform platform = Platform.here();
        Path work = target.resolve("installer");
        Folders.delete(work);
        Files.createDirectories(work);

        Path jars = work.resolve("jars");
        Jars.trim(target.resolve("earshot/lib"), jars, platform);
        Path runTime = work.resolve("runtime");
        RunTime.link(runTime, platform);
        Path icon = Icon.write(work, platform);
        Image image = Image.make(
                product,
                jars,
                runTime,
                icon,
                javaOptions(project.resolve("installer/java.options")),
                work.resolve("image"));
        RunTime.strip(image.folder());
        image.date(product.time());
        Training.run(image, work.resolve("training.log"));
        image.date(product.time());
        if (platform == Platform.LINUX) {
            Linux.pack(product, project, work, image.folder());
        }
    }

    /** One a line, but for what explains them. */
    private static List<String> javaOptions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
