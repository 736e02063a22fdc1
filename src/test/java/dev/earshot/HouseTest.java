package dev.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the packages' real dependencies with the plan of the house, below. */
class HouseTest {
    private static final String HOUSE = "dev.earshot";
    private static final Path SOURCES = Path.of("src/main/java");

    /** Each package and what it may use; a new package gets a line here. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("caption", Set.of()),
            Map.entry("thread", Set.of()),
            Map.entry("system", Set.of()),
            Map.entry("words", Set.of()),
            Map.entry("config", Set.of("caption", "hotkey", "room", "system", "words")),
            Map.entry("audio", Set.of("system", "thread")),
            Map.entry("models", Set.of("thread", "words")),
            Map.entry("speech", Set.of("audio", "caption", "models", "thread")),
            Map.entry("delivery", Set.of("caption", "config", "thread")),
            Map.entry("transcript", Set.of("caption", "config")),
            Map.entry("http", Set.of("thread")),
            Map.entry("room", Set.of("caption", "http", "thread")),
            Map.entry("agent", Set.of("thread")),
            Map.entry("status", Set.of("agent", "audio", "delivery")),
            Map.entry("bus", Set.of()),
            Map.entry("power", Set.of("bus")),
            Map.entry("secret", Set.of("bus", "system")),
            Map.entry("tray", Set.of("agent", "bus", "delivery", "status", "system")),
            Map.entry("notify", Set.of("agent", "bus", "delivery", "status", "system", "thread")),
            Map.entry("hotkey", Set.of("bus", "system", "thread", "words")),
            Map.entry("autostart", Set.of("system")),
            Map.entry("control", Set.of("thread")),
            Map.entry("log", Set.of("config")),
            Map.entry("doctor", all("app", "cli", "doctor")),
            Map.entry("app", all("app", "cli")),
            Map.entry("cli", all("cli")));

    /** The wiring, the checks and the commands may use what is below them. */
    private static Set<String> all(String... but) {
        Set<String> rooms = new TreeSet<>(List.of(
                "caption",
                "config",
                "audio",
                "models",
                "speech",
                "delivery",
                "transcript",
                "http",
                "room",
                "agent",
                "status",
                "bus",
                "power",
                "secret",
                "tray",
                "notify",
                "system",
                "hotkey",
                "autostart",
                "control",
                "log",
                "thread",
                "words",
                "doctor",
                "app",
                "cli"));
        rooms.removeAll(Set.of(but));
        return rooms;
    }

    /** Each library that stays behind one door, and the packages that may use it. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "org.vosk", Set.of("speech"),
            "com.typesafe.config", Set.of("config"),
            "okhttp3", Set.of("delivery", "models"),
            "dorkbox", Set.of("tray"),
            "org.freedesktop.dbus", Set.of("bus", "power", "secret", "tray", "notify", "hotkey"),
            "com.github.kwhat", Set.of("hotkey"),
            "picocli", Set.of("cli", ""),
            "ch.qos.logback", Set.of("log"));

    /** From package to the packages it uses, by their whole names. */
    private final Map<String, ? extends Set<String>> uses = uses();

    @Test
    void packagesUseOnlyWhatThePlanAllows() {
        var broken = new TreeSet<String>();
        inside().forEach((user, used) -> {
            if (!user.isEmpty()) {
                used.stream()
                        .filter(room -> !MAY_USE.getOrDefault(user, Set.of()).contains(room))
                        .forEach(room -> broken.add(user + " -> " + (room.isEmpty() ? HOUSE : room)));
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPackageIsInThePlan() {
        assertThat(inside().keySet()).contains("caption").allMatch(room -> room.isEmpty() || MAY_USE.containsKey(room));
    }

    @Test
    void thePlanHasNoCycle() {
        var left = new HashMap<>(MAY_USE);
        for (int i = 0; i < MAY_USE.size(); i++) {
            left.values().removeIf(used -> used.stream().noneMatch(left::containsKey));
        }
        assertThat(left).isEmpty();
    }

    @Test
    void librariesStayBehindTheirDoors() {
        var broken = new TreeSet<String>();
        uses.forEach((user, used) -> DOORS.forEach((library, rooms) -> {
            if (!rooms.contains(room(user)) && used.stream().anyMatch(name -> (name + ".").startsWith(library + "."))) {
                broken.add(user + " -> " + library);
            }
        }));
        assertThat(broken).isEmpty();
        assertThat(uses.get(HOUSE + ".log")).contains("ch.qos.logback.classic");
    }

    @Test
    void everyPackageHasASign() throws IOException {
        Set<Path> folders = sources().stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked")
                        .containsPattern("(?s)/\\*\\*.*<p>.*\\*/"));
    }

    @Test
    void onlyMainEndsTheProcess() throws IOException {
        Pattern end = Pattern.compile("\\bSystem\\.exit\\(|\\.halt\\(");
        assertThat(sources().stream().filter(file -> end.matcher(read(file)).find()))
                .containsExactly(SOURCES.resolve("dev/earshot/Main.java"));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without libraries and by short names; the root package is the empty one. */
    private Map<String, Set<String>> inside() {
        var inside = new TreeMap<String, Set<String>>();
        uses.forEach((user, used) -> inside.put(
                room(user),
                used.stream()
                        .filter(name -> (name + ".").startsWith(HOUSE + "."))
                        .map(HouseTest::room)
                        .filter(room -> !room.equals(room(user)))
                        .collect(Collectors.toSet())));
        return inside;
    }

    private static String room(String name) {
        return name.equals(HOUSE) ? "" : name.substring(HOUSE.length() + 1);
    }

    private static Map<String, ? extends Set<String>> uses() {
        var out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out, true),
                        new PrintWriter(out, true),
                        "-verbose:package",
                        "-filter:none",
                        "--ignore-missing-deps",
                        "target/classes");
        assertThat(exit).as("%s", out).isZero();

        Pattern line = Pattern.compile(" +(\\S+) +-> (\\S+) .*");
        return out.toString()
                .lines()
                .map(line::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(
                        match -> match.group(1),
                        TreeMap::new,
                        Collectors.mapping(match -> match.group(2), Collectors.toCollection(TreeSet::new))));
    }
}
