package dev.earshot.installer;

import dev.earshot.audio.SoundServer;
import dev.earshot.control.DoorClient;
import dev.earshot.control.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A login of its own to try the program in: home, session bus with a tray, and a microphone if it is wanted. Linux only. */
final class Trial implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    /** An agent that trains a cache writes it at its end. */
    private static final int ENDING_MINUTES = 4;

    private final Path home = Files.createTempDirectory("earshot");
    private final Path runtime = home.resolve("run");
    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private final Panel panel;
    private Optional<SoundServer> sound = Optional.empty();

    /**
     * Opens it; the room server of its settings takes any free port.
     *
     * @param log what the program said last that ran in it
     */
    Trial(Path log) throws IOException {
        this.log = log;
        Path settings = home.resolve(".config/earshot/earshot.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "room-server.port = 0\n");
        Files.createDirectory(
                runtime, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.putAll(Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", runtime.toString()));
        panel = new Panel(home);
        environment.put("DBUS_SESSION_BUS_ADDRESS", panel.address());
    }

    /** Gives it a microphone, if PulseAudio is there. */
    void addMicrophone() throws IOException, InterruptedException {
        if (SoundServer.isPossible()) {
            sound = Optional.of(SoundServer.start(runtime, environment));
        }
    }

    /** A new file in its home, for as long as it is open. */
    Path file(String name) {
        return home.resolve(name);
    }

    /**
     * One agent that runs.
     *
     * @param seconds from its start until its icon came
     */
    record Agent(Process process, DoorClient door, double seconds) implements AutoCloseable {
        /** Its resident memory, in MiB. */
        double resident() throws IOException {
            Path status = Path.of("/proc/" + process.pid() + "/status");
            try (Stream<String> lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                                .findFirst()
                                .orElseThrow(() -> new IOException(status + " says nothing of VmRSS"))
                        / 1024.0;
            }
        }

        /** Has it quit. */
        @Override
        public void close() throws IOException {
            try {
                door.ask(Word.QUIT);
                process.waitFor(ENDING_MINUTES, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }

    /** Starts an agent and waits for its icon. */
    Agent agent(List<String> command, String javaOptions) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder(command, javaOptions).start();
        try {
            panel.awaitIcon();
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly().onExit().join();
            throw e;
        }
        return new Agent(process, new DoorClient(runtime.resolve("earshot")), secondsSince(start));
    }

    /** Runs a program to its good end; the seconds it took. */
    double run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder(command, "").start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().onExit().join();
        }
        if (process.exitValue() != 0) {
            throw new IOException(command + " failed: " + Files.readString(log));
        }
        return secondsSince(start);
    }

    /** Whether it has a microphone. */
    boolean hears() {
        return sound.isPresent();
    }

    /** Plays a recording into the microphone, again and again. */
    void speak(Path recording, int seconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (secondsSince(start) < seconds) {
            Process player = builder(List.of("paplay", "--device=speaker", recording.toString()), "")
                    .start();
            player.waitFor((long) (1000 * (seconds - secondsSince(start))), TimeUnit.MILLISECONDS);
            player.destroyForcibly().onExit().join();
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private ProcessBuilder builder(List<String> command, String javaOptions) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("EARSHOT_JAVA_OPTS", javaOptions);
        return builder;
    }

    @Override
    public void close() throws IOException {
        sound.ifPresent(SoundServer::close);
        panel.close();
        Folders.delete(home);
    }
}
