package dev.earshot.desktop;

import dev.earshot.audio.SoundServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A login of its own: programs on it see no other screen, bus, home or runtime folder. Closing it ends them. */
public final class Desktop implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** The settings of an xfce4-panel with nothing in it but its tray. */
    public static final String PANEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <channel name="xfce4-panel" version="1.0">
              <property name="configver" type="int" value="2"/>
              <property name="panels" type="array">
                <value type="int" value="1"/>
                <property name="dark-mode" type="bool" value="false"/>
                <property name="panel-1" type="empty">
                  <property name="position" type="string" value="p=6;x=0;y=0"/>
                  <property name="position-locked" type="bool" value="true"/>
                  <property name="length" type="uint" value="100"/>
                  <property name="size" type="uint" value="32"/>
                  <property name="icon-size" type="uint" value="24"/>
                  <property name="plugin-ids" type="array">
                    <value type="int" value="1"/>
                  </property>
                </property>
              </property>
              <property name="plugins" type="empty">
                <property name="plugin-1" type="string" value="systray">
                  <property name="square-icons" type="bool" value="true"/>
                  <property name="icon-size" type="uint" value="24"/>
                </property>
              </property>
            </channel>
            """;

    /** Everything that its programs write is in here. */
    private final Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Deque<Process> running = new ArrayDeque<>();

    private Desktop(Path folder) throws IOException {
        this.folder = folder;
        Path runtime = Files.createDirectories(folder.resolve("run"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectories(folder.resolve("home"));
        environment.put("PATH", String.valueOf(System.getenv("PATH")));
        environment.put("LANG", "C.UTF-8");
        environment.put("HOME", home.toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        // Else GTK starts a bus for its accessibility bridge, which would outlive the test.
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("no-bus"));
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("no-system-bus"));
    }

    /** A login with neither screen nor bus. */
    public static Desktop start(Path folder) throws IOException {
        return new Desktop(folder);
    }

    /** Starts an X server, which picks a number that is free and says so when it is ready. */
    public Desktop withScreen() throws IOException, InterruptedException {
        screen();
        return this;
    }

    /** As {@link #withScreen}; gives the X server. */
    public Process screen() throws IOException, InterruptedException {
        Process server = start(
                "Xvfb",
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"));
        // Among its warnings.
        environment.put("DISPLAY", ":" + awaitLine("Xvfb", "its number", NUMBER.asMatchPredicate()));
        return server;
    }

    /** Starts a session bus. */
    public Desktop withBus() throws IOException, InterruptedException {
        bus();
        return this;
    }

    /** As {@link #withBus}; gives the bus. */
    public Process bus() throws IOException, InterruptedException {
        return bus("bus", "DBUS_SESSION_BUS_ADDRESS");
    }

    /** Starts what programs on this desktop take for the computer's system bus; anybody may have any name on it. */
    public Process systemBus() throws IOException, InterruptedException {
        return bus("system-bus", "DBUS_SYSTEM_BUS_ADDRESS");
    }

    private Process bus(String name, String variable) throws IOException, InterruptedException {
        String address = "unix:path=" + folder.resolve(name);
        Process bus = start(
                name,
                List.of(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--print-address",
                        "--address=" + address));
        awaitLine(name, "");
        environment.put(variable, address);
        return bus;
    }

    /** Starts a tray that knows XEmbed only. */
    public Process trayer() throws IOException {
        return start(
                "trayer",
                List.of("trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24"));
    }

    /**
     * Starts a panel that knows StatusNotifier and XEmbed, with nothing in it but its tray, and waits until it watches for
     * icons. Needs a screen and a bus.
     */
    public Process panel() throws IOException, InterruptedException {
        Path settings = home().resolve(".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, PANEL);
        Process panel = start("panel", List.of("xfce4-panel", "--disable-wm-check"));
        awaitOwner("org.kde.StatusNotifierWatcher");
        return panel;
    }

    /** Starts a sound system whose only microphone hears whatever is {@linkplain #speak played}; gives its server. */
    public Process microphone() throws IOException, InterruptedException {
        Process server = SoundServer.start(folder, environment).process();
        running.push(server);
        return server;
    }

    /** Begins to play a recording into the microphone. */
    public Process speak(Path recording) throws IOException {
        return speak("speaker", recording);
    }

    /** Begins to play a recording by one of several loudspeakers; {@code speaker} is the first. */
    Process speak(String loudspeaker, Path recording) throws IOException {
        return start("paplay", List.of("paplay", "--device=" + loudspeaker, recording.toString()));
    }

    /** Waits up to 20 s until somebody on the bus has this name. */
    public void awaitOwner(String name) throws IOException, InterruptedException {
        run("gdbus", "wait", "--session", "--timeout", "20", name);
    }

    /** Starts one of src/test/peers/desktop and waits until it is up; commands go to its standard input. */
    public Process peer(String name) throws IOException, InterruptedException {
        Process peer = start(
                name,
                List.of(
                        "/usr/bin/python3",
                        "-u",
                        Path.of("src/test/peers/desktop", name + ".py").toString()));
        awaitLine(name, "\"up\"");
        return peer;
    }

    /** Starts a program on this desktop; {@code name} is for {@link #output}. */
    public Process start(String name, List<String> command) throws IOException {
        Process process = builder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        running.push(process);
        return process;
    }

    /** Runs a program to its end, within 30 s, and gives what it said. */
    public String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run", ".out");
        Process process = builder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " does not end: " + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** A program that sees this desktop only. */
    public ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** What programs on this desktop see as their environment; may be changed for those to come. */
    public Map<String, String> environment() {
        return environment;
    }

    public Path folder() {
        return folder;
    }

    public Path home() {
        return folder.resolve("home");
    }

    /** What a program said so far. */
    public String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    /** Waits up to 20 s for a line that contains {@code words}, and gives it. */
    public String awaitLine(String name, String words) throws IOException, InterruptedException {
        return awaitLine(name, words, line -> !line.isEmpty() && line.contains(words));
    }

    private String awaitLine(String name, String what, Predicate<String> wish)
            throws IOException, InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            String output = output(name);
            Optional<String> line = output.substring(0, output.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(wish)
                    .findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            Thread.sleep(50);
        }
        throw new IOException(name + " did not say \"" + what + "\" but: " + output(name));
    }

    /** How many pixels of the screen have exactly this colour. */
    public long pixels(int rgb) throws IOException, InterruptedException {
        BufferedImage screen = photograph();
        int[] pixels = screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth());
        return Arrays.stream(pixels).filter(pixel -> (pixel & 0xFFFFFF) == rgb).count();
    }

    /** The whole screen. */
    public BufferedImage photograph() throws IOException, InterruptedException {
        Path file = folder.resolve("screen.png");
        String trouble = run("import", "-window", "root", file.toString());
        if (!trouble.isEmpty()) {
            throw new IOException("The screen can't be seen: " + trouble);
        }
        return ImageIO.read(file.toFile());
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().destroyForcibly().onExit().join();
        }
    }
}
