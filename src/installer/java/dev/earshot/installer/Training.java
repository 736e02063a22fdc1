package dev.earshot.installer;

import dev.earshot.control.DoorClient;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the finished program once, in a home and on a session bus of its own, so that the AOT cache (JEP 483, JEP 515)
 * holds its classes as they are after a start.
 */
final class Training {
    private Training() {}

    /** Starts the agent, awaits its icon, says a few words to it and has it quit. */
    static void run(Image image, Path log) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("earshot");
        Path runtime = Files.createDirectories(home.resolve("run"));
        Path settings = home.resolve(".config/earshot/earshot.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "room-server.port = 0\n");
        try (Panel panel = new Panel(home)) {
            Process agent = start(
                    image,
                    log,
                    Map.of(
                            "HOME", home.toString(),
                            "XDG_RUNTIME_DIR", runtime.toString(),
                            "DBUS_SESSION_BUS_ADDRESS", panel.address()));
            try {
                panel.awaitIcon();
                DoorClient door = new DoorClient(runtime.resolve("earshot"));
                door.ask(Word.TOGGLE);
                door.status();
                door.ask(Word.QUIT);
                agent.waitFor(2, TimeUnit.MINUTES);
            } finally {
                agent.destroyForcibly().waitFor();
            }
        } finally {
            Folders.delete(home);
        }
        if (!Files.exists(image.cache())) {
            throw new IOException("Training left no cache; what it said is in " + log);
        }
        // The JDK leaves it; nobody reads it again.
        Files.deleteIfExists(Path.of(image.cache() + ".config"));
    }

    private static Process start(Image image, Path log, Map<String, String> world) throws IOException {
        ProcessBuilder agent = new ProcessBuilder(image.java("-XX:AOTCacheOutput=" + image.cache()));
        agent.command().add("run");
        agent.environment().clear();
        agent.environment().putAll(world);
        return agent.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
}
