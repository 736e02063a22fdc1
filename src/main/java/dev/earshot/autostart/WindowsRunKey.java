package dev.earshot.autostart;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A value of the user's Run key: Windows. Source: Microsoft, "Run and RunOnce Registry Keys", which allows a command line
 * 260 characters. The task manager and the settings switch it off in another key, by an odd first byte.
 *
 * <p>Not run here: written on Linux, never tried on Windows.
 */
final class WindowsRunKey implements Autostart {
    private static final String WINDOWS = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion";
    static final String RUN = WINDOWS + "\\Run";
    static final String SWITCHES = WINDOWS + "\\Explorer\\StartupApproved\\Run";
    private static final String NAME = "Earshot";
    private static final int LONGEST = 260;

    private final RegistryTool tool;
    private final Path folder;
    private final LaunchCommand command;

    /** @param folder where a file may be for a moment */
    WindowsRunKey(RegistryTool tool, Path folder, LaunchCommand command) {
        this.tool = tool;
        this.folder = folder;
        this.command = command;
    }

    @Override
    public String place() {
        return RUN + "\\" + NAME;
    }

    @Override
    public Status status() throws IOException, InterruptedException {
        Optional<String> line = RegistryText.text(exported(RUN), NAME);
        boolean switchedOff = RegistryText.firstByte(exported(SWITCHES), NAME).orElse(0) % 2 == 1;
        return line.isEmpty() || switchedOff
                ? new Status.Off()
                : Status.of(command, WindowsCommandLine.read(line.get()), NAME, List.of());
    }

    @Override
    public Status enable() throws IOException, InterruptedException {
        command.check();
        String line = WindowsCommandLine.write(command.words());
        if (line.length() > LONGEST) {
            throw new IOException("Windows starts nothing at login whose command is longer than " + LONGEST
                    + " characters, and that of this Earshot has " + line.length()
                    + "; install the package, or put the app folder in a place with a shorter path");
        }
        imported(RegistryText.removing(SWITCHES, NAME));
        if (!status().isOn()) {
            imported(RegistryText.setting(RUN, NAME, line));
        }
        return status();
    }

    @Override
    public void disable() throws IOException, InterruptedException {
        imported(RegistryText.removing(RUN, NAME));
        imported(RegistryText.removing(SWITCHES, NAME));
    }

    /** All values of a key; nothing where there is no such key. */
    private String exported(String key) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "earshot", ".reg");
        try {
            return tool.run(List.of("export", key, file.toString(), "/y")) == 0 ? Files.readString(file, UTF_16LE) : "";
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void imported(String text) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "earshot", ".reg");
        try {
            Files.writeString(file, "\ufeff" + text, UTF_16LE);
            if (tool.run(List.of("import", file.toString())) != 0) {
                throw new IOException("Windows does not let " + place()
                        + " be changed; switch Earshot on or off in the settings under Apps, Startup");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
