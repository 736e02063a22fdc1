package dev.earshot.installer;

import dev.earshot.system.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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
        Product product = new Product(Build.ofThisProgram(), FileTime.from(Instant.parse(args[2])));
        Platform platform = Platform.here();
        Path work = target.resolve("installer");
        Folders.delete(work);
        Files.createDirectories(work);

        Path jars = work.resolve("jars");
        Jars.trim(target.resolve("earshot/lib"), jars, platform);
        Path runTime = work.resolve("runtime");
        RunTime.link(runTime, platform);
        Path log = work.resolve("training.log");
        Path images = work.resolve("image");
        Files.copy(target.resolve("earshot.cdx.json"), work.resolve("earshot.cdx.json"));
        switch (platform) {
            case LINUX -> {
                Manual.write(work.resolve("manual"));
                RunTime.strip(runTime);
                RunTime.strip(jars.resolve(Jars.NATIVE));
                Image image = Script.make(target.resolve("earshot"), jars, runTime, images);
                image.date(product.time());
                Training.ofAgent(image, log);
                image.date(product.time());
                Linux.pack(product, project, work, image.folder());
            }
            case WINDOWS, MACOS -> {
                List<String> options = Options.in(project.resolve("installer/java.options"));
                Path own = project.resolve("installer").resolve(platform.name().toLowerCase(Locale.ROOT));
                Path icon = Icon.write(work, platform);
                Image image = Jpackage.make(product, platform, jars, runTime, icon, options, own, images);
                image.date(product.time());
                Training.ofDemo(image, options, log);
                image.date(product.time());
                Jpackage.pack(product, platform, image, own, work);
            }
        }
    }
}
