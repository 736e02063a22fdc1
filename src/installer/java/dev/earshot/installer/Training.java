package dev.earshot.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the finished program once, in a home of its own, so that the AOT cache (JEP 483, JEP 515) holds its classes as they
 * are after a start.
 */
final class Training {
    private static final int MINUTES = 4;

    private Training() {}

    /** Starts the agent on a desktop of the build's own, awaits its icon, asks how it is and has it quit. */
    static void ofAgent(Image image, Path log) throws IOException, InterruptedException {
        try (Trial trial = new Trial(log)) {
            // The launcher takes blanks between options, and the image may lie in a folder that has some.
            Path made = trial.file(Image.CACHE);
            List<String> command = List.of(image.folder().resolve("bin/earshot").toString(), "run");
            try (Trial.Agent agent = trial.agent(command, "-XX:AOTCacheOutput=" + made)) {
                agent.door().status();
            }
            take(made, image, log);
        }
    }

    /** Plays the demo, for which no desktop is needed. */
    static void ofDemo(Image image, List<String> javaOptions, Path log) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("earshot");
        Path made = home.resolve(Image.CACHE);
        List<String> words = new ArrayList<>();
        words.add(image.java().toString());
        words.addAll(javaOptions);
        words.addAll(Jpackage.nativeOptions(image.jars().toString()));
        words.addAll(List.of("-XX:AOTCacheOutput=" + made, "-Duser.home=" + home));
        words.addAll(List.of("-cp", image.jars().resolve(Image.MAIN_JAR).toString()));
        words.addAll(List.of("dev.earshot.Main", "demo", "--fast", "--port", "0"));
        ProcessBuilder demo = new ProcessBuilder(words);
        demo.environment().put("HOME", home.toString());
        demo.environment().put("LOCALAPPDATA", home.toString());
        Process process =
                demo.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            process.waitFor(MINUTES, TimeUnit.MINUTES);
            take(made, image, log);
        } finally {
            process.destroyForcibly().waitFor();
            Folders.delete(home);
        }
    }

    private static void take(Path made, Image image, Path log) throws IOException {
        if (!Files.exists(made)) {
            throw new IOException("Training left no cache; what it said is in " + log);
        }
        Files.move(made, image.cache());
    }
}
