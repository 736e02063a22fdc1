package dev.earshot.autostart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A desktop file in the user's autostart folder: Linux and other Unixes. Source: Desktop Application Autostart
 * Specification 0.5; {@code X-GNOME-Autostart-enabled} is what GNOME, Cinnamon and MATE switch off.
 */
final class XdgAutostart implements Autostart {
    private static final String SWITCH = "X-GNOME-Autostart-enabled";
    /** Those that say how it looks, or whose meaning is looked at by itself. */
    private static final Set<String> NO_CHANGE =
            Set.of("Version", "Name", "Comment", "Icon", "Hidden", "Exec", "TryExec", SWITCH);

    private static final Set<String> ENV = Set.of("env", "/usr/bin/env", "/bin/env");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*=.*");

    private final OwnFile file;
    private final String searchPath;
    private final LaunchCommand command;

    /**
     * @param config what {@code XDG_CONFIG_HOME} stands for
     * @param searchPath as in {@code PATH}
     */
    XdgAutostart(Path config, String searchPath, LaunchCommand command) {
        this.file = new OwnFile(config.resolve("autostart").resolve("earshot.desktop"));
        this.searchPath = searchPath;
        this.command = command;
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public Status status() throws IOException {
        return file.read().map(DesktopEntry::of).map(this::status).orElse(new Status.Off());
    }

    private Status status(DesktopEntry entry) {
        if (entry.is("Hidden", true) || entry.is(SWITCH, false)) {
            return new Status.Off();
        }
        List<String> words = words(entry);
        Optional<String> needed = entry.value("TryExec").map(ExecLine::text);
        if (needed.isPresent() && !LaunchCommand.isThere(found(needed.get()))) {
            return new Status.Stale(words, "its TryExec names " + needed.get() + ", which is gone");
        }
        return Status.of(command, words, "Exec", changes(entry));
    }

    private List<String> words(DesktopEntry entry) {
        List<String> words = new ArrayList<>(withEnv(entry));
        if (!words.isEmpty() && ENV.contains(words.getFirst())) {
            words.removeFirst();
            while (!words.isEmpty() && VARIABLE.matcher(words.getFirst()).matches()) {
                words.removeFirst();
            }
        }
        if (!words.isEmpty()) {
            words.set(0, found(words.getFirst()));
        }
        return words;
    }

    private static List<String> withEnv(DesktopEntry entry) {
        return entry.value("Exec").map(ExecLine::read).orElse(List.of());
    }

    /** GLib 2.74 looks for a program whose path has a % by the path with %%; a % in an argument is fine. */
    private String exec() {
        List<String> words = new ArrayList<>(command.words());
        if (command.program().contains("%")) {
            words.addFirst("env");
        }
        return ExecLine.write(words);
    }

    /** A program's path, where it is named without one. */
    private String found(String program) {
        return program.contains("/")
                ? program
                : Arrays.stream(searchPath.split(File.pathSeparator, -1))
                        .map(folder -> folder + "/" + program)
                        .filter(LaunchCommand::isThere)
                        .findFirst()
                        .orElse(program);
    }

    private List<String> changes(DesktopEntry entry) {
        Map<String, String> ours = fresh().values();
        Map<String, String> theirs = new LinkedHashMap<>(entry.values());
        ours.keySet().forEach(key -> theirs.putIfAbsent(key, ""));
        boolean setsVariables = withEnv(entry).size() > words(entry).size() + 1;
        Stream<String> others = theirs.entrySet().stream()
                // Names and comments in other languages have a [ in their keys.
                .filter(each ->
                        !NO_CHANGE.contains(each.getKey()) && !each.getKey().contains("["))
                .filter(each -> !each.getValue().equals(ours.get(each.getKey())))
                .map(Map.Entry::getKey);
        return Stream.concat(Stream.of("Exec").filter(exec -> setsVariables), others)
                .toList();
    }

    @Override
    public Status enable() throws IOException {
        command.check();
        Optional<DesktopEntry> old = file.read().map(DesktopEntry::of);
        DesktopEntry entry = old.filter(known -> !words(known).isEmpty())
                .map(this::switchedOn)
                .orElseGet(this::fresh);
        if (!entry.equals(old.orElse(null))) {
            file.write(entry.text());
        }
        return status();
    }

    private DesktopEntry switchedOn(DesktopEntry entry) {
        DesktopEntry on = entry.without("Hidden").with(SWITCH, "true").with("TryExec", tryExec());
        return command.isStartedBy(words(entry)) ? on : on.with("Exec", exec());
    }

    private DesktopEntry fresh() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Type", "Application");
        values.put("Version", "1.4");
        values.put("Name", "Earshot");
        values.put("Comment", "Live captions from several speakers on one shared page");
        values.put("Exec", exec());
        values.put("TryExec", tryExec());
        values.put("Icon", "earshot");
        values.put("Terminal", "false");
        values.put(SWITCH, "true");
        return DesktopEntry.of(values);
    }

    private String tryExec() {
        return ExecLine.string(command.program());
    }

    @Override
    public void disable() throws IOException {
        file.delete();
    }
}
