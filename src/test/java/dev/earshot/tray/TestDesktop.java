package dev.earshot.tray;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A screen of its own with nothing on it but a tray. Everything that its programs write is in one folder. */
final class TestDesktop implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("Xvfb", "trayer", "import");

    private final Path folder;
    private final Deque<Process> running = new ArrayDeque<>();
    private String display = "";

    private TestDesktop(Path folder) {
        this.folder = folder;
    }

    static boolean isPossible() {
        return PROGRAMS.stream().allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
    }

    static TestDesktop start(Path folder) throws IOException, InterruptedException {
        TestDesktop desktop = new TestDesktop(folder);
        try {
            // The server picks a number that is free and says so when it is ready.
            desktop.start("Xvfb", List.of("Xvfb", "-displayfd", "1", "-screen", "0", "320x200x24", "-nolisten", "tcp"));
            desktop.display = ":" + desktop.firstLine("Xvfb");
            desktop.start(
                    "trayer",
                    List.of("trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24"));
        } catch (IOException | InterruptedException e) {
            desktop.close();
            throw e;
        }
        return desktop;
    }

    /** Starts a program on this desktop; {@code name} is for {@link #output}. */
    Process start(String name, List<String> command) throws IOException {
        Process process = builder(name, command).start();
        running.push(process);
        return process;
    }

    /** What a program said so far. */
    String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    /** How many pixels of the screen have exactly this colour. */
    long pixels(int rgb) throws IOException, InterruptedException {
        Path file = folder.resolve("screen.png");
        Process photograph = builder("import", List.of("import", "-window", "root", file.toString()))
                .start();
        if (!photograph.waitFor(20, TimeUnit.SECONDS) || photograph.exitValue() != 0) {
            photograph.destroyForcibly();
            throw new IOException("The screen can't be seen: " + output("import"));
        }
        BufferedImage screen = ImageIO.read(file.toFile());
        int[] pixels = screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth());
        return Arrays.stream(pixels).filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
    }

    private String firstLine(String name) throws IOException, InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            String output = output(name);
            if (output.contains("\n")) {
                return output.lines().findFirst().orElseThrow();
            }
            Thread.sleep(50);
        }
        throw new IOException(name + " says nothing");
    }

    private ProcessBuilder builder(String name, List<String> command) {
        return builder(folder, display, command)
                .redirectOutput(folder.resolve(name + ".out").toFile());
    }

    /** A program that sees the given display and no other desktop, and whose home is the folder. */
    static ProcessBuilder builder(Path folder, String display, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(key -> key.startsWith("XDG_")
                        || key.startsWith("DBUS_")
                        || key.startsWith("WAYLAND_")
                        || key.equals("XAUTHORITY"));
        environment.put("HOME", folder.toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
        // Else GTK starts a session bus for its accessibility bridge, which would outlive the test.
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("no-bus"));
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("DISPLAY", display);
        return builder;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().destroyForcibly().onExit().join();
        }
    }
}
