package dev.earshot.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PulseAudio of its own, whose only microphone hears whatever is played. Everything it writes is in one folder. */
final class TestMicrophone implements AutoCloseable {
    private final Path folder;
    private final Process server;

    private TestMicrophone(Path folder, Process server) {
        this.folder = folder;
        this.server = server;
    }

    static boolean isPossible() {
        return List.of("pulseaudio", "pactl", "paplay").stream()
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
    }

    static TestMicrophone start(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
        List<String> command = List.of(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "-L",
                "module-native-protocol-unix",
                "-L",
                "module-null-sink sink_name=speaker",
                "-L",
                "module-remap-source master=speaker.monitor source_name=mic");
        TestMicrophone microphone = new TestMicrophone(
                folder, builder(folder, command, "pulseaudio").start());
        for (int tries = 0; microphone.run("pactl", "set-default-source", "mic") != 0; tries++) {
            if (tries == 100) {
                microphone.close();
                throw new IOException("PulseAudio does not answer: " + microphone.output("pulseaudio"));
            }
            Thread.sleep(50);
        }
        microphone.run("pactl", "set-default-sink", "speaker");
        return microphone;
    }

    /** Runs to the end; the exit code. */
    int run(String... command) throws IOException, InterruptedException {
        Process process = builder(folder, List.of(command), command[0]).start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end: " + output(command[0]));
        }
        return process.exitValue();
    }

    /** Starts a program that hears this microphone; {@code name} is for {@link #output}. */
    Process start(List<String> command, String name) throws IOException {
        return builder(folder, command, name).start();
    }

    /** What a program said so far. */
    String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    private static ProcessBuilder builder(Path folder, List<String> command, String name) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("PULSE_") || key.startsWith("DBUS_"));
        environment.put("HOME", folder.toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        environment.put("XDG_CONFIG_HOME", folder.toString());
        environment.put("PULSE_RUNTIME_PATH", folder.resolve("pulse").toString());
        return builder;
    }

    @Override
    public void close() {
        die();
    }

    /** As when the sound system crashes. */
    void die() {
        server.destroyForcibly().onExit().join();
    }
}
