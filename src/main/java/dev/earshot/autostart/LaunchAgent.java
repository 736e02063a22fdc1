package dev.earshot.autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A property list in {@code ~/Library/LaunchAgents}: macOS, whose launchd reads it at login. Source: launchd.plist(5).
 * What {@code launchctl disable} says besides is not looked at.
 *
 * <p>Not run here: written on Linux, never tried on macOS.
 */
final class LaunchAgent implements Autostart {
    private static final String LABEL = "dev.earshot";
    private static final Pattern COMMAND =
            Pattern.compile("<key>ProgramArguments</key>\\s*<array>(.*?)</array>", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("<string>(.*?)</string>|<string\\s*/>", Pattern.DOTALL);
    private static final Pattern DISABLED = Pattern.compile("<key>Disabled</key>\\s*<true\\s*/>");
    private static final Pattern NO_START = Pattern.compile("<key>RunAtLoad</key>\\s*<false\\s*/>");

    private final OwnFile file;
    private final LaunchCommand command;

    LaunchAgent(Path home, LaunchCommand command) {
        this.file = new OwnFile(home.resolve("Library").resolve("LaunchAgents").resolve(LABEL + ".plist"));
        this.command = command;
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public Status status() throws IOException {
        return file.read().map(this::status).orElse(new Status.Off());
    }

    private Status status(String text) {
        if (DISABLED.matcher(text).find() || NO_START.matcher(text).find()) {
            return new Status.Off();
        }
        List<String> words = words(text);
        boolean changed = words.equals(command.words()) && !text.equals(text(words));
        return Status.of(command, words, "ProgramArguments", changed ? List.of("the rest") : List.of());
    }

    @Override
    public Status enable() throws IOException {
        command.check();
        Optional<String> old = file.read();
        if (old.map(this::status).filter(Status::isOn).isEmpty()) {
            file.write(text(command.words()));
        }
        return status();
    }

    @Override
    public void disable() throws IOException {
        file.delete();
    }

    /** The file; an agent of an Aqua session starts with the desktop, and not with a login over the network. */
    static String text(List<String> words) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>%s</string>
                    <key>ProgramArguments</key>
                    <array>
                %s
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>LimitLoadToSessionType</key>
                    <string>Aqua</string>
                    <key>ProcessType</key>
                    <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(
                        LABEL,
                        words.stream()
                                .map(word -> "        <string>" + escaped(word) + "</string>")
                                .collect(Collectors.joining("\n")));
    }

    /** The words that it starts; none where they can't be read, as in a property list that is no XML. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher command = COMMAND.matcher(text);
        if (command.find()) {
            Matcher word = WORD.matcher(command.group(1));
            while (word.find()) {
                words.add(word.group(1) == null ? "" : unescaped(word.group(1)));
            }
        }
        return words;
    }

    private static String escaped(String word) {
        return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
