package dev.earshot.audio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs that speak with PulseAudio, and with PipeWire in its place. Programs rather than a library: they
 * end when the server does, and whatever goes wrong in them stays out of this process.
 *
 * @param environment of theirs
 */
record PulseTools(Path pactl, Path parec, Map<String, String> environment) {
    /** With all the answers that are waited for at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LETTING_GO = Duration.ofSeconds(1);
    private static final Path SHELL = Path.of("/bin/sh");
    /** pactl neither reads nor, since it ignores SIGPIPE, minds that nobody reads it: it would outlive a killed Earshot. */
    private static final String UNTIL_THE_INPUT_ENDS = "\"$@\" & exec >&-; read -r nothing; kill $!";

    /** Those on the {@code PATH}; empty if one is missing. */
    static Optional<PulseTools> find(Map<String, String> environment) {
        return program("pactl", environment)
                .flatMap(pactl -> program("parec", environment)
                        .map(parec -> new PulseTools(pactl, parec, Map.copyOf(environment))));
    }

    private static Optional<Path> program(String name, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> path(folder, name).stream())
                .filter(path -> path.isAbsolute() && Files.isExecutable(path))
                .findFirst();
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The server's devices.
     *
     * @return empty if there is no server
     * @throws IOException if there is one that does not answer; its message is one sentence
     */
    Optional<List<Device>> devices() throws IOException, InterruptedException {
        // Both at once: who presses a key to speak waits for this.
        long deadline = deadline();
        try (PulseAnswer info = ask("info");
                PulseAnswer sources = ask("list", "sources")) {
            Optional<String> server = info.text(deadline);
            Optional<String> list = sources.text(deadline);
            return server.flatMap(about -> list.map(all -> PulseText.devices(about, all)));
        }
    }

    /**
     * What a process of {@link #sound} records.
     *
     * @return empty if it has not begun
     * @throws IOException if that is not to be known; its message is one sentence
     */
    Optional<PulseStream> stream(long process) throws IOException, InterruptedException {
        long deadline = deadline();
        try (PulseAnswer outputs = ask("list", "source-outputs")) {
            return PulseText.stream(
                    outputs.text(deadline).orElseThrow(() -> new IOException("The sound system tells no recordings")),
                    process);
        }
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /** Begins to say, a line each, what changes in the server. Ends also with this program, however that ends. */
    Process changes() throws IOException {
        return start(SHELL, "-c", UNTIL_THE_INPUT_ENDS, "sh", pactl.toString(), "subscribe");
    }

    /** Begins to give a device's sound: 16 bit, little-endian, mono. */
    Process sound(Device device, int rate) throws IOException {
        return start(
                parec,
                "--raw",
                "--format=s16le",
                "--channels=1",
                "--rate=" + rate,
                "--latency-msec=20",
                "--client-name=Earshot",
                "--stream-name=captions",
                "--device=" + device.name());
    }

    /** Ends a process of theirs, which has nothing to lose, and waits for its end a while. */
    static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // Not by the process itself: that closes the pipe, maybe while another thread reads it.
            process.toHandle().destroyForcibly();
        }
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(LETTING_GO);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private PulseAnswer ask(String... words) throws IOException {
        return new PulseAnswer(start(pactl, words));
    }

    private Process start(Path program, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().remove("LANGUAGE");
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }
}
