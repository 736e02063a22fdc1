package dev.earshot.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.earshot.desktop.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An ordinary user's session in a clean tree. Her screen, bus, panel and sound server run outside it, with her user id, so
 * that nothing of them is installed in it; their sockets are in the folder that is shared with it. Closing ends them.
 */
final class Login implements AutoCloseable {
    /** Where the shared folder is for programs in the tree. */
    private static final String SHARED = "/mnt";

    private static final Pattern REGISTERED = Pattern.compile("'([^']+)'");

    private final CleanTree tree;
    private final Map<String, String> inside = new HashMap<>();
    private final Map<String, String> outside = new HashMap<>();
    private final Deque<Process> running = new ArrayDeque<>();

    /** A login with neither screen nor bus nor sound, such as over the network. */
    Login(CleanTree tree) throws IOException, InterruptedException {
        this.tree = tree;
        Path runtime = Files.createDirectories(tree.shared().resolve("run"));
        Path home = Files.createDirectories(tree.shared().resolve("home"));
        Files.writeString(tree.shared().resolve("client.conf"), "autospawn = no\n");
        Said.must(new ProcessBuilder(
                "chown", "-R", Integer.toString(CleanTree.USER), tree.shared().toString()));
        Said.must(new ProcessBuilder("chmod", "700", runtime.toString()));
        inside.putAll(Map.of("HOME", "/home/ada", "USER", "ada", "LOGNAME", "ada", "XDG_RUNTIME_DIR", SHARED + "/run"));
        outside.putAll(Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", runtime.toString(), "LANG", "C.UTF-8"));
        outside.put("PATH", String.valueOf(System.getenv("PATH")));
        outside.put("NO_AT_BRIDGE", "1");
        outside.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + home.resolve("no-system-bus"));
    }

    /** Starts a screen, a bus, a panel that has a tray and nothing else, and a microphone. */
    void desktop() throws IOException, InterruptedException {
        start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", "--address=" + socket("bus"));
        awaitLine("dbus-daemon", line -> line.startsWith("unix:"));
        outside.put("DBUS_SESSION_BUS_ADDRESS", socket("bus"));
        inside.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + SHARED + "/bus");

        // By its abstract socket it is seen in the tree, too: the network is one.
        start("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset");
        String display = ":" + awaitLine("Xvfb", line -> line.matches("[0-9]+"));
        outside.put("DISPLAY", display);
        inside.put("DISPLAY", display);

        Path settings = Path.of(String.valueOf(outside.get("HOME")), ".config/xfce4/xfconf/xfce-perchannel-xml");
        Said.must(user("mkdir", "-p", settings.toString()));
        Files.writeString(settings.resolve("xfce4-panel.xml"), Desktop.PANEL);
        start("xfce4-panel", "--disable-wm-check");
        Said.must(user("gdbus", "wait", "--session", "--timeout", "20", "org.kde.StatusNotifierWatcher"));

        String sound = tree.shared().resolve("pulse").toString();
        outside.put("PULSE_RUNTIME_PATH", sound);
        outside.put("PULSE_CLIENTCONFIG", tree.shared().resolve("client.conf").toString());
        inside.put("PULSE_SERVER", "unix:" + SHARED + "/pulse/native");
        start(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "-L",
                "module-native-protocol-unix auth-anonymous=1",
                "-L",
                "module-null-sink sink_name=speaker",
                "-L",
                "module-remap-source master=speaker.monitor source_name=mic");
        await(
                "a sound server",
                () -> Said.by(user("pactl", "set-default-source", "mic")).code() == 0);
        Said.must(user("pactl", "set-default-sink", "speaker"));
    }

    /** Plays a recording into the microphone, to its end. */
    void speak(Path recording) throws IOException, InterruptedException {
        Said.must(user("paplay", "--device=speaker", recording.toString()));
    }

    /** Runs a program in the tree to its end. */
    Said run(String... command) throws IOException, InterruptedException {
        return Said.by(tree.asUser(inside, List.of(command)));
    }

    /** As {@link #run}; a good end is due. */
    String must(String... command) throws IOException, InterruptedException {
        return Said.must(tree.asUser(inside, List.of(command)));
    }

    /** Writes a file of the user's in the tree. */
    void write(String path, String content) throws IOException, InterruptedException {
        Path file = tree.path(path);
        must("mkdir", "-p", path.substring(0, path.lastIndexOf('/')));
        Files.writeString(file, content);
        Files.setAttribute(file, "unix:uid", CleanTree.USER);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** What the agent says of itself. */
    JsonObject status() throws IOException, InterruptedException {
        return JsonParser.parseString(must("earshot", "status", "--json")).getAsJsonObject();
    }

    /** Waits up to 60 s until it says what is wished. */
    JsonObject awaitStatus(String what, Predicate<JsonObject> wish) throws IOException, InterruptedException {
        List<JsonObject> last = new ArrayList<>();
        await(what, () -> {
            Said said = run("earshot", "status", "--json");
            if (said.code() == 0) {
                last.add(said.json());
            }
            return said.code() == 0 && wish.test(said.json());
        });
        return last.getLast();
    }

    /** Names on the bus of the icons that the panel has. */
    List<String> icons() throws IOException, InterruptedException {
        String said = Said.must(user(
                "gdbus",
                "call",
                "--session",
                "--dest=org.kde.StatusNotifierWatcher",
                "--object-path=/StatusNotifierWatcher",
                "--method=org.freedesktop.DBus.Properties.Get",
                "org.kde.StatusNotifierWatcher",
                "RegisteredStatusNotifierItems"));
        return REGISTERED.matcher(said).results().map(found -> found.group(1)).toList();
    }

    /** What is asked again and again. */
    interface Question {
        boolean isSo() throws IOException, InterruptedException;
    }

    /** Waits up to 60 s: the world outside gives no event. */
    static void await(String what, Question question) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!question.isSo()) {
            assertThat(System.nanoTime()).as("Awaited: " + what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private String socket(String name) {
        return "unix:path=" + tree.shared().resolve(name);
    }

    /** One of this machine's programs, as her. */
    private ProcessBuilder user(String... command) {
        List<String> words = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + CleanTree.USER,
                "--regid=" + CleanTree.USER,
                "--clear-groups",
                "--pdeathsig=KILL"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(outside);
        return builder;
    }

    private void start(String... command) throws IOException {
        running.push(user(command)
                .redirectErrorStream(true)
                .redirectOutput(output(command[0]).toFile())
                .start());
    }

    private String awaitLine(String program, Predicate<String> wish) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        await("a line of " + program, () -> {
            String words = Files.readString(output(program));
            lines.addAll(words.substring(0, words.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(wish)
                    .toList());
            return !lines.isEmpty();
        });
        return lines.getFirst();
    }

    private Path output(String program) {
        return tree.shared().resolve(program + ".out");
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().destroyForcibly().onExit().join();
        }
    }
}
