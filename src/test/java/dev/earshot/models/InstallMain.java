package dev.earshot.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Installs a model in a process of its own, which a test can kill. */
final class InstallMain {
    private InstallMain() {}

    /** Folder, name, bytes, md5, url. */
    public static void main(String[] args) throws IOException, InterruptedException {
        RemoteModel model = new RemoteModel(
                args[1], "en-us", "", Long.parseLong(args[2]), args[3], URI.create(args[4]), "small", false);
        new ModelStore(Path.of(args[0]), Duration.ofMillis(1)).install(model, new RecordingProgress());
    }

    static Process start(Path folder, RemoteModel model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstallMain.class.getName(),
                        folder.toString(),
                        model.name(),
                        String.valueOf(model.bytes()),
                        model.md5(),
                        model.url().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
