package dev.earshot.cli;

import com.google.gson.JsonObject;
import dev.earshot.app.Surroundings;
import dev.earshot.audio.Device;
import dev.earshot.audio.Microphones;
import dev.earshot.audio.NoMicrophoneException;
import dev.earshot.config.LoadedSettings;
import dev.earshot.config.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "devices",
        description = "Lists the microphones, and marks the one that audio.device chooses.",
        mixinStandardHelpOptions = true,
        footer = {"", "audio.device takes a part of a name or of a description. Exit code 1 if it chooses none."})
final class DevicesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsFileOption config;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    DevicesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SettingsException {
        PrintWriter out = spec.commandLine().getOut();
        LoadedSettings loaded =
                config.loadForNoRoom(surroundings, spec.commandLine().getErr());
        List<Device> devices = new Microphones(surroundings.os(), surroundings.environment()).list();
        try {
            Device chosen =
                    Microphones.choose(devices, loaded.settings().audio().device());
            print(devices, Optional.of(chosen), out);
            return 0;
        } catch (NoMicrophoneException e) {
            print(devices, Optional.empty(), out);
            throw e;
        }
    }

    private void print(List<Device> devices, Optional<Device> chosen, PrintWriter out) {
        int descriptions = width(devices.stream().map(Device::description).toList());
        int names = width(devices.stream().map(Device::name).toList());
        for (Device device : devices) {
            boolean marked = chosen.equals(Optional.of(device));
            out.println(
                    json
                            ? json(device, marked)
                            : String.join(
                                            "  ",
                                            marked ? ">" : " ",
                                            padded(device.description(), descriptions),
                                            padded(device.name(), names),
                                            padded(sound(device), "192 kHz mono  ".length()),
                                            notes(device))
                                    .stripTrailing());
        }
    }

    private static int width(List<String> column) {
        return column.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }

    private static String sound(Device device) {
        if (device.rate() == 0) {
            return "";
        }
        String channels = switch (device.channels()) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> device.channels() + " channels";
        };
        return String.format(Locale.ROOT, "%s kHz %s", device.rate() / 1_000.0, channels)
                .replace(".0 ", " ");
    }

    private static String notes(Device device) {
        List<String> notes = new ArrayList<>();
        if (device.isDefault()) {
            notes.add("default");
        }
        if (device.muted()) {
            notes.add("muted");
        }
        if (device.monitor()) {
            notes.add("what the loudspeaker plays");
        }
        return String.join(", ", notes);
    }

    private static String json(Device device, boolean chosen) {
        JsonObject json = new JsonObject();
        json.addProperty("name", device.name());
        json.addProperty("description", device.description());
        json.addProperty("chosen", chosen);
        json.addProperty("default", device.isDefault());
        json.addProperty("monitor", device.monitor());
        json.addProperty("muted", device.muted());
        json.addProperty("rate", device.rate());
        json.addProperty("channels", device.channels());
        return json.toString();
    }
}
