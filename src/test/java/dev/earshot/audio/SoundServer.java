package dev.earshot.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PulseAudio of its own, whose microphone {@code mic} hears whatever is played on its loudspeaker {@code speaker}.
 * Everything it writes is in one folder.
 */
public final class SoundServer implements AutoCloseable {
    private static final String TO_IT_ALONE = "pcm.!default { type pulse }\nctl.!default { type pulse }\n";

    private final Path folder;
    private final Map<String, String> environment;
    private final Deque<Process> running = new ArrayDeque<>();

    private SoundServer(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Whether it can be started. */
    public static boolean isPossible() {
        return Stream.of("pulseaudio", "pactl", "paplay", "pacat", "parec")
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
    }

    static SoundServer start(Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        environment.put("XDG_CONFIG_HOME", folder.toString());
        return start(folder, environment);
    }

    /**
     * Starts it, again if need be.
     *
     * @param environment of a login whose home is {@code HOME}; made such that its programs hear this server
     */
    public static SoundServer start(Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        toItAlone(folder, environment);
        SoundServer server = new SoundServer(folder, environment);
        server.start(
                "pulseaudio",
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
        for (int tries = 0; server.run("pactl", "set-default-source", "mic") != 0; tries++) {
            if (tries == 100) {
                server.close();
                throw new IOException("PulseAudio does not answer: " + server.output("pulseaudio"));
            }
            Thread.sleep(50);
        }
        server.run("pactl", "set-default-sink", "speaker");
        return server;
    }

    /** Hides every other sound system from a login, so that one without a server of ours has none. */
    public static void toItAlone(Path folder, Map<String, String> environment) throws IOException {
        Files.writeString(Path.of(String.valueOf(environment.get("HOME")), ".asoundrc"), TO_IT_ALONE);
        Path client = folder.resolve("client.conf");
        Files.writeString(client, "autospawn = no\n");
        environment.put("PULSE_CLIENTCONFIG", client.toString());
        environment.put("PULSE_RUNTIME_PATH", folder.resolve("pulse").toString());
    }

    /** The server. */
    public Process process() {
        return running.getLast();
    }

    /** Of programs that hear this server. */
    Map<String, String> environment() {
        return environment;
    }

    /** Plays nothing for as long as the server lives: a loudspeaker that has never played sleeps for up to 2 s. */
    SoundServer awake() throws IOException {
        play("speaker", Path.of("/dev/zero"), 16_000);
        return this;
    }

    /** Begins to play raw 16-bit mono. */
    Process play(String loudspeaker, Path raw, int rate) throws IOException {
        return start(
                "pacat",
                "pacat",
                "--playback",
                "--raw",
                "--format=s16le",
                "--channels=1",
                "--latency-msec=20",
                "--rate=" + rate,
                "--device=" + loudspeaker,
                raw.toString());
    }

    /** Adds a microphone that hears a silent loudspeaker, which is named like it with {@code -speaker}; its module. */
    String add(String name, int rate, int channels) throws IOException, InterruptedException {
        String speaker = name + "-speaker";
        must(
                "pactl",
                "load-module",
                "module-null-sink",
                "sink_name=" + speaker,
                "rate=" + rate,
                "channels=" + channels);
        play(speaker, Path.of("/dev/zero"), 16_000);
        return source(name, speaker + ".monitor", rate, channels);
    }

    /** Adds a microphone that hears what another device hears; its module. */
    String source(String name, String master, int rate, int channels) throws IOException, InterruptedException {
        return must(
                "pactl",
                "load-module",
                "module-remap-source",
                "source_name=" + name,
                "master=" + master,
                "rate=" + rate,
                "channels=" + channels,
                "source_properties='device.description=\"Microphone " + name + "\"'");
    }

    /** Runs to the end; the exit code. */
    int run(String... command) throws IOException, InterruptedException {
        Process process =
                builder(folder, environment, List.of(command), command[0]).start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end: " + output(command[0]));
        }
        return process.exitValue();
    }

    /** Runs to a good end; what it said. */
    String must(String... command) throws IOException, InterruptedException {
        int code = run(command);
        if (code != 0) {
            throw new IOException(List.of(command) + " fails: " + output(command[0]));
        }
        return output(command[0]).strip();
    }

    /** Starts a program that hears this server; {@code name} is for {@link #output}. */
    Process start(String name, String... command) throws IOException {
        Process process = builder(folder, environment, List.of(command), name).start();
        running.push(process);
        return process;
    }

    /** What a program said so far. */
    String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    private static ProcessBuilder builder(
            Path folder, Map<String, String> environment, List<String> command, String name) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** As when the sound system crashes. */
    void die() {
        process().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().destroyForcibly().onExit().join();
        }
    }
}
