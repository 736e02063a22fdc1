package dev.earshot.installer;

import dev.earshot.control.Word;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the finished package, on Linux, and prints a table in Markdown. What is compared takes turns, so that what else
 * the machine does falls on all alike.
 */
public final class Figures {
    private static final int SETTLED_MILLIS = 5000;
    private static final int SPEECH_SECONDS = 60;
    private static final double MIB = 1024 * 1024;
    private static final List<String> PLAIN_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-Ddorkbox.updates.Updates.ENABLE=false");

    private final Path installer;
    private final Path image;
    private final Path speech;
    private final int rounds;
    private final PrintStream out;
    private final List<String> ours;
    /** The same jars by a whole JDK with none of the options that save anything. */
    private final List<String> plain = new ArrayList<>();

    private Figures(Path target, int rounds, PrintStream out) throws IOException {
        this.rounds = rounds;
        this.out = out;
        speech = target.resolve("classes/dev/earshot/speech/demo/demo.wav");
        installer = target.resolve("installer");
        image = installer.resolve("image/earshot");
        ours = List.of(launcher(), "run");
        plain.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        plain.addAll(PLAIN_OPTIONS);
        plain.addAll(List.of(
                "-cp", target.resolve("earshot/lib").resolve(Image.MAIN_JAR).toString()));
        plain.addAll(List.of("dev.earshot.Main", "run"));
        if (Platform.here() != Platform.LINUX || !Files.isExecutable(Path.of(launcher()))) {
            throw new IOException("No " + launcher() + ": on Linux, run mvn -q -Pinstaller verify first");
        }
    }

    /** Takes the build's folder, and the rounds of which the median is taken. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Figures figures = new Figures(Path.of(args[0]), Integer.parseInt(args[1]), out);
        out.println("| | Earshot | compared to | which is | aim |");
        out.println("|---|--:|--:|--:|--:|");
        figures.sizes();
        try (Trial trial = new Trial(figures.installer.resolve("figures.log"))) {
            trial.addMicrophone();
            figures.startAndIdle(trial);
            figures.listening(trial);
            figures.word(trial);
        }
    }

    private void sizes() throws IOException {
        Path deb;
        try (Stream<Path> files = Files.list(installer)) {
            deb = files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No .deb in " + installer + ": it needs dpkg-deb"));
        }
        row("download, the .deb", "%.1f MiB".formatted(Files.size(deb) / MIB), "45 MiB");
        long installed = 0;
        try (Stream<Path> files = Files.walk(installer.resolve("root"))) {
            for (Path file : files.filter(file -> !Files.isSymbolicLink(file) && Files.isRegularFile(file))
                    .toList()) {
                installed += Files.size(file);
            }
        }
        row("installed", "%.1f MiB".formatted(installed / MIB), "160 MiB");
    }

    private void startAndIdle(Trial trial) throws IOException, InterruptedException {
        List<Double> cached = new ArrayList<>();
        List<Double> uncached = new ArrayList<>();
        List<Double> plainly = new ArrayList<>();
        List<Double> idle = new ArrayList<>();
        List<Double> plainIdle = new ArrayList<>();
        // The first round is for what the system has to read from the disk, and for the first start's files.
        for (int round = 0; round <= rounds; round++) {
            if (round == 1) {
                Stream.of(cached, uncached, plainly, idle, plainIdle).forEach(List::clear);
            }
            try (Trial.Agent agent = trial.agent(ours, "")) {
                cached.add(agent.seconds());
                Thread.sleep(SETTLED_MILLIS);
                idle.add(agent.resident());
            }
            try (Trial.Agent agent = trial.agent(ours, "-XX:AOTMode=off")) {
                uncached.add(agent.seconds());
            }
            try (Trial.Agent agent = trial.agent(plain, "")) {
                plainly.add(agent.seconds());
                Thread.sleep(SETTLED_MILLIS);
                plainIdle.add(agent.resident());
            }
        }
        row("process start until tray icon", "%.2f s", cached, "without AOT cache", uncached, "× 0.60");
        row("process start until tray icon", "%.2f s", cached, "plain defaults", plainly, "");
        row("resident memory, idle", "%.0f MiB", idle, "plain defaults", plainIdle, "110 MiB");
    }

    private void listening(Trial trial) throws IOException, InterruptedException {
        String what = "resident memory, listening for " + SPEECH_SECONDS + " s";
        if (!trial.hears()) {
            row(what, "not measured: install pulseaudio and pulseaudio-utils", "170 MiB");
            return;
        }
        List<Double> memory = new ArrayList<>();
        for (List<String> command : List.of(ours, plain)) {
            try (Trial.Agent agent = trial.agent(command, "")) {
                agent.door().ask(Word.START);
                trial.speak(speech, SPEECH_SECONDS);
                memory.add(agent.resident());
            }
        }
        row(what, "%.0f MiB", memory.subList(0, 1), "plain defaults", memory.subList(1, 2), "170 MiB");
    }

    private void word(Trial trial) throws IOException, InterruptedException {
        List<Double> word = new ArrayList<>();
        List<Double> version = new ArrayList<>();
        try (Trial.Agent agent = trial.agent(ours, "")) {
            for (int round = 0; round < 2 * rounds; round++) {
                word.add(trial.run(List.of(launcher(), "toggle")));
                // The agent opens or closes its microphone.
                Thread.sleep(SETTLED_MILLIS / 5);
                version.add(trial.run(List.of(image.resolve("runtime/bin/java").toString(), "-version")));
            }
        }
        row("a word to the agent, earshot toggle", "%.3f s", word, "java -version", version, "");
    }

    private String launcher() {
        return image.resolve("bin/earshot").toString();
    }

    private void row(String what, String figure, String aim) {
        out.println("| " + what + " | " + figure + " | | | " + aim + " |");
    }

    private void row(String what, String format, List<Double> ours, String other, List<Double> others, String aim) {
        double mine = median(ours);
        double theirs = median(others);
        out.println(String.format(
                Locale.ROOT,
                "| %s | " + format + " | " + format + " %s | × %.2f | %s |",
                what,
                mine,
                theirs,
                other,
                mine / theirs,
                aim));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
