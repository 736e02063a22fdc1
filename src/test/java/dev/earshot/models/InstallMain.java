package dev.earshot.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Installs a model in a process of its own, which a test can kill. */
final class InstallMain {
    private InstallMain() {}

    /** Folder, name, bytes, md5, url; or folder and zip. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            new ModelStore(Path.of(args[0])).installZip(Path.of(args[1]), new RecordingProgress());
            return;
        }
        RemoteModel model = new RemoteModel(
                args[1], "en-us", "", Long.parseLong(args[2]), args[3], URI.create(args[4]), "small", false);
        new ModelStore(Path.of(args[0]), Duration.ofMillis(1)).install(model, new RecordingProgress());
    }

    static Process start(Path folder, RemoteModel model) throws IOException {
        return java(
                        folder.toString(),
                        model.name(),
                        String.valueOf(model.bytes()),
                        model.md5(),
                        model.url().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where file names can be of ASCII only; what goes wrong is on its standard error. */
    static Process startInAscii(Path folder, Path zip) throws IOException {
        ProcessBuilder process = java(folder.toString(), zip.toString());
        process.environment().put("LC_ALL", "C");
        return process.start();
    }

    private static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InstallMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
